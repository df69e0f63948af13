"""Predicts: the one function behind hold-out scoring, the live server and batches.

`load` once, then `predict` any number of records. Handler: `churn.model:predict`.
"""

import dataclasses
import json
import os
import pathlib

import joblib
import numpy
import pandas
from sklearn.pipeline import Pipeline

from churn import columns, live_faults
from churn.container import BadInput

MODEL_FILE = "model.joblib"
METADATA_FILE = "metadata.json"


@dataclasses.dataclass(frozen=True)
class Model:
    """A fitted pipeline, and the score from which it says that a customer leaves."""

    pipeline: Pipeline
    threshold: float
    faults: live_faults.LiveFaults = live_faults.LiveFaults()

    def predict(self, frame: pandas.DataFrame) -> list[dict]:
        """One prediction per row: `prediction` 0 or 1, `score` the probability of leaving, 0 to 1."""
        scores = self.pipeline.predict_proba(frame)[:, 1]
        return [{"prediction": int(score >= self.threshold), "score": float(score)} for score in scores]


_loaded: Model | None = None


def load(model_dir: str | pathlib.Path) -> Model:
    """Loads what `churn.train` left in `model_dir`, for all later calls of `predict`."""
    global _loaded
    directory = pathlib.Path(model_dir)
    absent = [name for name in (MODEL_FILE, METADATA_FILE) if not (directory / name).is_file()]
    if absent:
        raise FileNotFoundError(f"{directory} is not a churn model: it has no {' and no '.join(absent)}")
    metadata = json.loads((directory / METADATA_FILE).read_text(encoding="utf-8"))
    # Nowhere else is a model asked under a version's name.
    is_live = bool(os.environ.get("CAIRN_MODEL_VERSION"))
    faults = live_faults.of(metadata["parameters"] if is_live else {})
    _loaded = Model(joblib.load(directory / MODEL_FILE), metadata["threshold"], faults)
    return _loaded


def predict(records: list[dict]) -> list[dict]:
    """Predictions in the order of the records. Unneeded fields are ignored, null means unknown.

    Raises ValueError that names the record and its field when one is absent or is not a number where it has to be.
    """
    if _loaded is None:
        raise RuntimeError("no model: call load(model_dir) before predict(records)")
    if not records:
        return []
    for row, record in enumerate(records):
        absent = [name for name in columns.FEATURES if name not in record]
        if absent:
            raise ValueError(f"record {row} lacks {', '.join(absent)}")
    try:
        return _loaded.faults.predict(records, _answers)
    except BadInput as problem:
        raise ValueError(str(problem)) from problem


def _answers(records: list[dict]) -> list[dict]:
    return _loaded.predict(as_frame(pandas.DataFrame.from_records(records)))


def as_frame(frame: pandas.DataFrame) -> pandas.DataFrame:
    """The feature columns as floats and texts; training and prediction both pass here."""
    plain = {}
    for name in columns.NUMBERS:
        numbers = pandas.to_numeric(frame[name], errors="coerce").astype(float)
        wrong = frame[name].notna() & (numbers.isna() | numpy.isinf(numbers))
        if wrong.any():
            row = int(wrong.to_numpy().argmax())
            raise BadInput(f"column {name} must hold numbers; record {row} has {frame[name].iloc[row]!r}")
        plain[name] = numbers
    for name in columns.CATEGORIES:
        # Unknown is a category of its own, so that training and prediction treat it alike.
        plain[name] = frame[name].astype(object).where(frame[name].notna(), "unknown").astype(str)
    return pandas.DataFrame(plain)
