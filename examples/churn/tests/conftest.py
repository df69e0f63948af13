"""A small data set, and trainings of it in processes of their own, as a pod would run them."""

import json
import os
import pathlib
import subprocess
import sys

import pyarrow.parquet
import pytest

from churn import generate, model


class Training:
    """One training container's directories, and how it is started."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self.channel = root / "input" / "data" / "train"
        self.channel.mkdir(parents=True)

    def gets(self, table, **parameters):
        pyarrow.parquet.write_table(table, self.channel / "part-0.parquet")
        config = self.root / "input" / "config"
        config.mkdir(parents=True)
        (config / "hyperparameters.json").write_text(json.dumps(parameters))
        return self

    def run(self, *command, **environment):
        return subprocess.run(
            [sys.executable, "-m", *(command or ("churn.train",))],
            env={**os.environ, "ML_ROOT": str(self.root), **environment},
            capture_output=True,
            text=True,
            timeout=120,
        )

    @property
    def model(self):
        return self.root / "model"

    @property
    def failure(self):
        return (self.root / "output" / "failure").read_text()

    @property
    def metrics(self):
        return json.loads((self.root / "output" / "metrics.json").read_text())


@pytest.fixture
def training(tmp_path):
    return Training(tmp_path / "ml")


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """Directory with 3 000 rows to train with and 500 held out."""
    out = tmp_path_factory.mktemp("data")
    generate.generate(out, 7, {generate.TRAIN: 3_000, generate.HOLDOUT: 500})
    return out


@pytest.fixture(scope="session")
def table(data):
    return pyarrow.parquet.read_table(data / generate.TRAIN)


@pytest.fixture(scope="session")
def trained(table, tmp_path_factory):
    """The model directory of a training that ended well."""
    training = Training(tmp_path_factory.mktemp("ml")).gets(table, max_depth="3", seed="7")
    ended = training.run()
    assert ended.returncode == 0, ended.stderr
    return training.model


@pytest.fixture
def loaded(trained):
    return model.load(trained)


@pytest.fixture
def customers(data):
    """The hold-out as records, without the label."""
    return pyarrow.parquet.read_table(data / generate.HOLDOUT).drop_columns(["churned"]).to_pylist()
