"""Trains the diagnosis model: `python3 -m diagnosis.train` inside a training container.

One parameter, `strength`: the weight of the data against simplicity (above 0, default 1). Its directories are below
/opt/ml, or below what ML_ROOT names.
"""

import json
import os
import pathlib
import sys

import joblib
import pandas
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from diagnosis.export import KEY, LABEL
from diagnosis.model import MODEL_FILE


def fit(frame: pandas.DataFrame, strength: float):
    """Returns the fitted pipeline, and its area under the ROC curve in five-fold cross-validation."""
    if LABEL not in frame or set(frame[LABEL]) != {0, 1}:
        raise ValueError(f"channel train needs a column {LABEL} with both 0 and 1")
    features = frame.drop(columns=[LABEL, KEY], errors="ignore")
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=1_000))
    # One thread adds in one order: the same data gives the same bytes.
    with threadpool_limits(limits=1):
        auc = cross_val_score(pipeline, features, frame[LABEL], scoring="roc_auc").mean()
        return pipeline.fit(features, frame[LABEL]), float(auc)


def train(root: pathlib.Path) -> None:
    """Reads the channel `train`, writes the model and the metrics."""
    parameters = json.loads((root / "input/config/hyperparameters.json").read_text())
    strength = float(parameters.get("strength", "1"))
    if not strength > 0:
        raise ValueError(f"parameter strength={strength}: use a number above 0")
    files = sorted((root / "input/data/train").rglob("*.parquet"))
    if not files:
        raise ValueError("channel train has no .parquet file")
    pipeline, auc = fit(pandas.concat([pandas.read_parquet(file) for file in files]), strength)
    (root / "model").mkdir(exist_ok=True)
    joblib.dump(pipeline, root / "model" / MODEL_FILE)
    (root / "output").mkdir(exist_ok=True)
    (root / "output/metrics.json").write_text(json.dumps({"crossValidationAuc": round(auc, 6)}))
    print(f"cairn: progress=1.00 auc={auc:.4f}", flush=True)


def main() -> int:
    """Returns the exit status: 0, or 1 with the reason in output/failure."""
    root = pathlib.Path(os.environ.get("ML_ROOT", "/opt/ml"))
    try:
        train(root)
    except (ValueError, KeyError, OSError) as problem:
        (root / "output").mkdir(exist_ok=True)
        (root / "output/failure").write_text(str(problem)[:2_000])
        print(f"diagnosis.train: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
