"""Models that are broken on purpose, to try rollouts with.

A run asks for it by its parameters fault_…; what is trained is a good model, and its hold-out is predicted well. Only
where the model is served (environment CAIRN_MODEL_VERSION) does it go wrong: what evaluation cannot see, a rollout must.
"""

import dataclasses
import json
import time
import zlib


class BrokenOnPurpose(RuntimeError):
    """A customer whom this model cannot predict; the server answers 500."""


@dataclasses.dataclass(frozen=True)
class LiveFaults:
    """Shares, 0 to 1, are of the customers, always the same ones; `delay` is in seconds per request."""

    error_share: float = 0.0
    delay: float = 0.0
    flip_share: float = 0.0

    def predict(self, records: list[dict], answers) -> list[dict]:
        """What this model answers where `answers(records)` would be right."""
        time.sleep(self.delay)
        if any(_place("error", record) < self.error_share for record in records):
            raise BrokenOnPurpose("broken on purpose: parameter fault_error_share")
        return [
            _opposite(answer) if _place("flip", record) < self.flip_share else answer
            for record, answer in zip(records, answers(records), strict=True)
        ]


def of(parameters: dict) -> LiveFaults:
    """The faults that a run's recorded parameters ask for."""
    names = [field.name for field in dataclasses.fields(LiveFaults)]
    return LiveFaults(**{name: parameters.get(f"fault_{name}", 0.0) for name in names})


def _place(kind: str, record: dict) -> float:
    """Where a customer stands among all of them, 0 to 1: drawn from what is known of the customer."""
    text = kind + json.dumps(record, sort_keys=True, default=str)
    return zlib.crc32(text.encode()) / 2**32


def _opposite(answer):
    return {"prediction": 1 - answer["prediction"], "score": 1.0 - answer["score"]}
