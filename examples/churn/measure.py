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


def train(root, channel, **parameters):
    """Trains on the directory `channel` in a process of its own; returns wall seconds."""
    config = root / "input/config"
    config.mkdir(parents=True)
    (config / "hyperparameters.json").write_text(json.dumps(parameters))
    (root / "input/data").mkdir()
    (root / "input/data/train").symlink_to(channel)
    started = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "churn.train", "--root", root], check=True, stdout=subprocess.DEVNULL, env=os.environ
    )
    return time.monotonic() - started


def ask(root, table):
    """Predictions and scores of the model below `root`, through the handler."""
    model.load(root / "model")
    answers = model.predict(table.to_pylist())
    return numpy.array([[answer["prediction"], answer["score"]] for answer in answers]).T


def score(root, held_out):
    """Quality of the model below `root` on the hold-out, in words."""
    predictions, scores = ask(root, held_out)
    labels = held_out["churned"].to_numpy()
    selected = slices("selected", held_out["gender"], predictions == 1, labels >= 0)
    return {
        "auc": roc_auc_score(labels, scores),
        "accuracy": accuracy_score(labels, predictions),
        "ece": calibration_error(labels, scores),
        **slices("recall", held_out["contract"], (predictions == 1)[labels == 1], labels == 1),
        "parity of gender": min(selected.values()) / max(selected.values()),
    }


def calibration_error(labels, scores, bins=10):
    """Expected calibration error over bins of equal count, less what chance alone would show."""
    error = 0.0
    for part in numpy.array_split(numpy.argsort(scores, kind="stable"), bins):
        mean = scores[part].mean()
        chance = numpy.sqrt(2 * mean * (1 - mean) / (numpy.pi * len(part)))
        error += len(part) / len(scores) * (abs(labels[part].mean() - mean) - chance)
    return error


def difference(challenger, champion, table, resamples=500):
    """Difference of auc on the same rows, and its 95 % interval by a paired bootstrap."""
    labels = table["churned"].to_numpy()
    ours, theirs = (ask(root, table)[1] for root in (challenger, champion))
    random = numpy.random.default_rng(7)
    drawn = []
    for _ in range(resamples):
        rows = random.integers(0, len(labels), len(labels))
        drawn.append(roc_auc_score(labels[rows], ours[rows]) - roc_auc_score(labels[rows], theirs[rows]))
    low, high = numpy.quantile(drawn, [0.025, 0.975])
    return f"{roc_auc_score(labels, ours) - roc_auc_score(labels, theirs):+.4f} [{low:+.4f}, {high:+.4f}]"


def slices(figure, column, hits, rows):
    """Share of hits per value of a column, among `rows`."""
    values = column.to_numpy(zero_copy_only=False)[rows]
    return {f"{figure} {value}": hits[values == value].mean() for value in sorted(set(values))}


def measure_change(work, data, held_out):
    """What each world's model makes of each world's customers."""
    train(work / "changed", data / generate.CHANGED_TRAIN.parent, max_depth="6", seed="7")
    recent = pyarrow.parquet.read_table(data / generate.CHANGED_RECENT)
    for name, root in (("usual", work / "depth-6"), ("changed", work / "changed")):
        for place, table in ((generate.HOLDOUT, held_out), (generate.CHANGED_RECENT, recent)):
            said = " ".join(f"{figure}={value:.3f}" for figure, value in score(root, table).items())
            print(f"trained on the {name} world: {place} {said}")


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
        seconds = train(root, data / "train", max_depth=depth, seed="7")
        said = " ".join(f"{name}={value:.3f}" for name, value in score(root, held_out).items())
        print(f"max_depth={depth}: trained in {seconds:.1f} s; hold-out {said}")
    print(f"max_depth=3 less max_depth=6, auc: {difference(work / 'depth-3', work / 'depth-6', held_out)}")
    measure_change(work, data, held_out)
    print(f"training: at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB of memory")
    train(work / "again", data / "train", max_depth="6", seed="7")
    first, again = ((work / name / "model/model.joblib").read_bytes() for name in ("depth-6", "again"))
    print(f"model.joblib: {len(first)} bytes, sha256:{hashlib.sha256(first).hexdigest()}, same again: {first == again}")


if __name__ == "__main__":
    main()
