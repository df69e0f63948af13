"""The parameters of a training: names, bounds, defaults."""

import dataclasses
import math

from churn.container import BadInput

MODELS = ("boosting", "logistic")
SEEDS = 2**32


@dataclasses.dataclass(frozen=True)
class Parameters:
    """`max_depth` and `iterations` are trees' depth and number; `learning_rate` is the weight of each tree.

    The faults are those of `live_faults`: shares of customers, and seconds.
    """

    model: str = "boosting"
    max_depth: int = 6
    learning_rate: float = 0.1
    iterations: int = 100
    seed: int = 0
    fault_error_share: float = 0.0
    fault_delay: float = 0.0
    fault_flip_share: float = 0.0

    def recorded(self) -> dict:
        """What the model remembers; faults only where there are some."""
        return {name: value for name, value in vars(self).items() if value or not name.startswith("fault_")}


def parse(texts: dict[str, str], seed: str | None = None) -> Parameters:
    """Reads a run's parameters; `seed` (environment CAIRN_SEED), when given, comes before the parameter."""
    known = {field.name for field in dataclasses.fields(Parameters)}
    unknown = sorted(set(texts) - known)
    if unknown:
        raise BadInput(f"unknown parameter {unknown[0]!r}; known are {', '.join(sorted(known))}")
    given = texts if seed is None else {**texts, "seed": seed}
    return Parameters(**{name: _READERS[name](name, text) for name, text in given.items()})


def _model(name, text):
    if text not in MODELS:
        raise BadInput(f"parameter {name}={text!r}: use one of {', '.join(MODELS)}")
    return text


def _whole(low, high):
    def read(name, text):
        try:
            number = int(text)
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            raise BadInput(f"parameter {name}={text!r}: use a whole number from {low} to {high}")
        return number

    return read


def _rate(name, text):
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0.0 < number <= 1.0:
        raise BadInput(f"parameter {name}={text!r}: use a number above 0 and at most 1")
    return number


def _between(low, high):
    def read(name, text):
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            raise BadInput(f"parameter {name}={text!r}: use a number from {low} to {high}")
        return number

    return read


def _seed(name, text):
    try:
        # Seeds made from names may be longer than what the libraries take.
        return int(text) % SEEDS
    except ValueError as problem:
        raise BadInput(f"parameter {name}={text!r}: use a whole number") from problem


_READERS = {
    "model": _model,
    "max_depth": _whole(1, 32),
    "learning_rate": _rate,
    "iterations": _whole(10, 2_000),
    "seed": _seed,
    "fault_error_share": _between(0, 1),
    "fault_delay": _between(0, 60),
    "fault_flip_share": _between(0, 1),
}
