"""Measures the example on the published data set; started by measure.sh, which prints the sizes too."""

import hashlib
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import numpy
import pyarrow.parquet
from sklearn.metrics import accuracy_score, roc_auc_score

from churn import generate, model


def train(root, data, **parameters):
    """Trains in a process of its own; returns wall seconds."""
    config = root / "input/config"
    config.mkdir(parents=True)
    (config / "hyperparameters.json").write_text(json.dumps(parameters))
    (root / "input/data").mkdir()
    (root / "input/data/train").symlink_to(data / "train")
    started = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "churn.train", "--root", root], check=True, stdout=subprocess.DEVNULL, env=os.environ
    )
    return time.monotonic() - started


def score(root, held_out):
    """Quality of the model below `root` on the hold-out, in words."""
    model.load(root / "model")
    answers = model.predict(held_out.to_pylist())
    labels = held_out["churned"].to_numpy()
    scores = numpy.array([answer["score"] for answer in answers])
    predictions = numpy.array([answer["prediction"] for answer in answers])
    return {
        "auc": roc_auc_score(labels, scores),
        "accuracy": accuracy_score(labels, predictions),
        "ece": calibration_error(labels, scores),
        **slices("recall", held_out["contract"], (predictions == 1)[labels == 1], labels == 1),
        **slices("selected", held_out["gender"], predictions == 1, labels >= 0),
    }


def calibration_error(labels, scores, bins=10):
    """Expected calibration error over bins of equal count."""
    parts = numpy.array_split(numpy.argsort(scores, kind="stable"), bins)
    return sum(len(part) * abs(labels[part].mean() - scores[part].mean()) for part in parts) / len(scores)


def slices(figure, column, hits, rows):
    """Share of hits per value of a column, among `rows`."""
    values = column.to_numpy(zero_copy_only=False)[rows]
    return {f"{figure} {value}": hits[values == value].mean() for value in sorted(set(values))}


def main():
    """Prints one line per figure."""
    with tempfile.TemporaryDirectory(prefix="churn-") as work:
        measure(pathlib.Path(work))


def measure(work):
    """Generates, trains and scores below the directory `work`."""
    data = work / "data"
    started = time.monotonic()
    generate.main(["--out", str(data), "--seed", "7"])
    print(f"data: made in {time.monotonic() - started:.1f} s")
    held_out = pyarrow.parquet.read_table(data / generate.HOLDOUT)
    for depth in ("6", "3", "1"):
        root = work / f"depth-{depth}"
        seconds = train(root, data, max_depth=depth, seed="7")
        said = " ".join(f"{name}={value:.3f}" for name, value in score(root, held_out).items())
        print(f"max_depth={depth}: trained in {seconds:.1f} s; hold-out {said}")
    print(f"training: at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB of memory")
    train(work / "again", data, max_depth="6", seed="7")
    first, again = ((work / name / "model/model.joblib").read_bytes() for name in ("depth-6", "again"))
    print(f"model.joblib: {len(first)} bytes, sha256:{hashlib.sha256(first).hexdigest()}, same again: {first == again}")


if __name__ == "__main__":
    main()
