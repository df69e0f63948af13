"""Trains the churn model: `python3 -m churn.train` inside a training container.

Channel `train` in, model/model.joblib and model/metadata.json out. The same data, parameters, seed and image give the
same bytes. Ends with 1 and output/failure when data or parameters cannot be used.
"""

import argparse
import json
import os
import pathlib
import sys
import time

import joblib
import pandas
import sklearn
from sklearn.metrics import accuracy_score, log_loss, precision_score, recall_score, roc_auc_score
from sklearn.model_selection import train_test_split
from threadpoolctl import threadpool_limits

from churn import columns, learner, model
from churn.container import BadInput, Container, default_root, end_on_sigterm, report_progress
from churn.parameters import Parameters, parse

CHANNEL = "train"
VALIDATION_SHARE = 0.2
FEWEST_PER_CLASS = 20


def train(container: Container, seed: str | None) -> dict[str, float]:
    """Trains once and writes model and metrics; returns the metrics."""
    parameters = parse(container.hyperparameters(), seed)
    features, labels = _columns(container.read_parquet(CHANNEL))
    print(f"churn.train: {len(labels)} rows, {parameters}", flush=True)
    known, unseen, known_labels, unseen_labels = train_test_split(
        features, labels, test_size=VALIDATION_SHARE, random_state=parameters.seed, stratify=labels
    )
    # Sums over several threads depend on who comes first; one thread always adds in the same order.
    with threadpool_limits(limits=1):
        fitted = learner.fit(parameters, (known, known_labels), (unseen, unseen_labels), report_progress)
        known_scores = fitted.predict_proba(known)[:, 1]
        scores = fitted.predict_proba(unseen)[:, 1]
    threshold = learner.best_threshold(unseen_labels, scores)
    metrics = {
        "trainAuc": roc_auc_score(known_labels, known_scores),
        "validationAuc": roc_auc_score(unseen_labels, scores),
        "validationLogLoss": log_loss(unseen_labels, scores),
        "validationAccuracy": accuracy_score(unseen_labels, scores >= threshold),
        "validationPrecision": precision_score(unseen_labels, scores >= threshold, zero_division=0),
        "validationRecall": recall_score(unseen_labels, scores >= threshold),
        "threshold": threshold,
        "rows": len(labels),
        "positiveShare": labels.mean(),
    }
    metrics = {name: round(float(value), 6) for name, value in metrics.items()}
    _write(container, fitted, parameters, metrics)
    return metrics


def _columns(table):
    """Features as a frame with plain types, labels as an array of 0 and 1."""
    missing = [name for name in (*columns.FEATURES, columns.LABEL) if name not in table.column_names]
    if missing:
        raise BadInput(
            f"channel {CHANNEL} lacks column {', '.join(missing)}; it has {', '.join(table.column_names)}"
        )
    frame = table.to_pandas()
    return model.as_frame(frame), _labels(frame[columns.LABEL])


def _labels(column: pandas.Series):
    strange = sorted({str(value) for value in column[~column.isin([0, 1])].unique()})
    if strange:
        raise BadInput(f"column {columns.LABEL} must hold 0 and 1 only; found {', '.join(strange[:5])}")
    labels = column.astype(int).to_numpy()
    for value in (0, 1):
        count = int((labels == value).sum())
        if count < FEWEST_PER_CLASS:
            raise BadInput(
                f"column {columns.LABEL} is {value} in {count} of {len(labels)} rows; "
                f"training needs at least {FEWEST_PER_CLASS} rows of each class"
            )
    return labels


def _write(container, fitted, parameters: Parameters, metrics):
    metadata = {
        "features": list(columns.FEATURES),
        "label": columns.LABEL,
        "threshold": metrics["threshold"],
        "parameters": parameters.recorded(),
        "rows": int(metrics["rows"]),
        "libraries": {"scikit-learn": sklearn.__version__, "joblib": joblib.__version__},
    }
    container.model.mkdir(parents=True, exist_ok=True)
    joblib.dump(fitted, container.model / model.MODEL_FILE, compress=3)
    text = json.dumps(metadata, indent=1, sort_keys=True) + "\n"
    (container.model / model.METADATA_FILE).write_text(text, encoding="utf-8")
    container.write_metrics(metrics)


def run(root: pathlib.Path) -> int:
    """Trains below `root`; returns the exit status."""
    container = Container(root)
    started = time.monotonic()
    try:
        metrics = train(container, os.environ.get("CAIRN_SEED"))
    except BadInput as problem:
        container.write_failure(str(problem))
        print(f"churn.train: {problem}", file=sys.stderr)
        return 1
    print(f"churn.train: {time.monotonic() - started:.1f} s, {json.dumps(metrics)}", flush=True)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(prog="churn.train", description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=default_root(), help="instead of /opt/ml")
    chosen = parser.parse_args(arguments)
    end_on_sigterm()
    return run(chosen.root)


if __name__ == "__main__":
    sys.exit(main())
