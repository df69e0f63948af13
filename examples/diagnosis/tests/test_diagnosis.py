import json
import os
import pathlib
import subprocess
import sys

import pyarrow.parquet
import pytest
from sklearn.metrics import roc_auc_score

from diagnosis import export, model

EXAMPLES = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    out = tmp_path_factory.mktemp("data")
    export.export(out, 7)
    return out


def train(root, table, **parameters):
    """Runs the trainer over `table` in a process of its own."""
    for directory in ("input/config", "input/data/train", "model"):
        (root / directory).mkdir(parents=True)
    (root / "input/config/hyperparameters.json").write_text(json.dumps(parameters))
    pyarrow.parquet.write_table(table, root / "input/data/train/part-0.parquet")
    return subprocess.run(
        [sys.executable, "-m", "diagnosis.train"],
        env={**os.environ, "ML_ROOT": str(root)},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def known(data):
    return pyarrow.parquet.read_table(data / "train")


@pytest.fixture
def held_out(data):
    return pyarrow.parquet.read_table(data / "holdout.parquet")


def test_exports_every_sample_once(known, held_out):
    samples = known[export.KEY].to_pylist() + held_out[export.KEY].to_pylist()
    assert sorted(samples) == list(range(569))
    assert (len(known), len(held_out)) == (455, 114)
    assert sum(known[export.LABEL].to_pylist()) + sum(held_out[export.LABEL].to_pylist()) == 212


def test_exports_the_same_bytes_again(data, tmp_path):
    # When
    for _ in range(2):
        export.main(["--out", str(tmp_path), "--seed", "7"])
    # Then
    names = ["train/part-0.parquet", "holdout.parquet"]
    assert sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.parquet")) == sorted(names)
    assert all((tmp_path / name).read_bytes() == (data / name).read_bytes() for name in names)


def test_tells_held_out_tumours_apart(known, held_out, tmp_path):
    # When
    ended = train(tmp_path, known)
    # Then
    assert ended.returncode == 0, ended.stderr
    assert json.loads((tmp_path / "output/metrics.json").read_text())["crossValidationAuc"] > 0.98
    model.load(tmp_path / "model")
    answers = model.predict(held_out.drop_columns([export.LABEL]).to_pylist())
    labels = held_out[export.LABEL].to_pylist()
    assert roc_auc_score(labels, [answer["score"] for answer in answers]) > 0.98
    assert sum(answer["prediction"] == label for answer, label in zip(answers, labels, strict=True)) > 105


def test_trains_to_the_same_bytes_twice(known, tmp_path):
    # When
    for attempt in ("first", "second"):
        assert train(tmp_path / attempt, known).returncode == 0
    # Then
    first, second = (tmp_path / attempt / "model/model.joblib" for attempt in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("spoil", "parameters", "said"),
    [
        (lambda t: t.drop_columns(["malignant"]), {}, "needs a column malignant with both 0 and 1"),
        (lambda t: t.filter(t["malignant"].to_numpy() == 0), {}, "needs a column malignant with both 0 and 1"),
        (lambda t: t, {"strength": "0"}, "strength=0.0: use a number above 0"),
        (lambda t: t, {"strength": "strong"}, "could not convert string to float: 'strong'"),
    ],
    ids=["missing", "one-class", "zero", "text"],
)
def test_says_why_it_cannot_train(known, tmp_path, spoil, parameters, said):
    # When
    ended = train(tmp_path, spoil(known), **parameters)
    # Then
    assert ended.returncode == 1
    assert said in (tmp_path / "output/failure").read_text()
    assert not list((tmp_path / "model").iterdir())


def test_names_absent_measurements(known, tmp_path):
    # Given
    train(tmp_path, known)
    model.load(tmp_path / "model")
    record = known.slice(0, 1).to_pylist()[0]
    del record["mean_radius"]
    # Then
    with pytest.raises(ValueError, match="lack mean_radius"):
        model.predict([record])


@pytest.mark.parametrize("same", ["requirements.lock", ".dockerignore"])
def test_shares_its_layers_with_the_churn_image(same):
    assert (EXAMPLES / "diagnosis" / same).read_bytes() == (EXAMPLES / "churn" / same).read_bytes()


def test_builds_its_layers_with_the_churn_images_commands():
    # Comments aside, equal steps over equal files are one layer in a builder's cache.
    def steps(example):
        lines = (EXAMPLES / example / "Dockerfile").read_text().splitlines()
        return [line for line in lines if not line.startswith("#")]

    assert steps("diagnosis") == steps("churn")
