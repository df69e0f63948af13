"""Predicts malignant (1) or benign (0). Handler: `diagnosis.model:predict`."""

import pathlib

import joblib
import pandas

MODEL_FILE = "model.joblib"

_pipeline = None


def load(model_dir: str | pathlib.Path) -> None:
    """Loads what `diagnosis.train` left in `model_dir`, for all later calls of `predict`."""
    global _pipeline
    _pipeline = joblib.load(pathlib.Path(model_dir) / MODEL_FILE)


def predict(records: list[dict]) -> list[dict]:
    """One answer per record, in order: `prediction` 0 or 1, `score` the probability of malignant.

    Raises ValueError when a measurement is absent or is not a number.
    """
    if _pipeline is None:
        raise RuntimeError("no model: call load(model_dir) before predict(records)")
    if not records:
        return []
    names = list(_pipeline.feature_names_in_)
    frame = pandas.DataFrame.from_records(records)
    absent = [name for name in names if name not in frame]
    if absent:
        raise ValueError(f"the records lack {', '.join(absent)}")
    scores = _pipeline.predict_proba(frame[names].astype(float))[:, 1]
    return [{"prediction": int(score >= 0.5), "score": float(score)} for score in scores]
