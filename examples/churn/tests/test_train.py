import json
import re

import pyarrow
import pyarrow.compute
import pyarrow.parquet
import pytest

from churn import columns


def artifact(training):
    return {file.name: file.read_bytes() for file in training.model.iterdir()}


def with_column(table, name, values):
    return table.set_column(table.column_names.index(name), name, values)


def test_trains_to_the_same_bytes_in_two_processes(table, training, tmp_path):
    # Given two processes that differ in what often leaks into artifacts: order of sets, number of threads
    other = type(training)(tmp_path / "other").gets(table, max_depth="6")
    training.gets(table, max_depth="6")
    # When
    first = training.run(PYTHONHASHSEED="1", OMP_NUM_THREADS="1", CAIRN_SEED="7")
    second = other.run(PYTHONHASHSEED="2", OMP_NUM_THREADS="4", CAIRN_SEED="7")
    # Then
    assert (first.returncode, second.returncode) == (0, 0)
    assert artifact(training).keys() == {"model.joblib", "metadata.json"}
    assert artifact(training) == artifact(other)


@pytest.mark.parametrize("kind", ["boosting", "logistic"])
def test_leaves_metrics_and_progress(table, training, kind):
    # Given
    training.gets(table, model=kind)
    # When
    ended = training.run()
    # Then
    assert ended.returncode == 0
    assert training.metrics["rows"] == 3_000
    assert 0.7 < training.metrics["validationAuc"] < training.metrics["trainAuc"] + 0.05
    shares = [float(share) for share in re.findall(r"^cairn: progress=([0-9.]+) loss=[0-9.]+$", ended.stdout, re.M)]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert not (training.root / "output" / "failure").exists()


def test_lets_the_environment_decide_the_seed(table, training):
    # Given a parameter, and the seed that the platform made from it or from the run's name
    training.gets(table, seed="1")
    # When
    training.run(CAIRN_SEED=str(2**32 + 5))
    # Then
    assert json.loads((training.model / "metadata.json").read_text())["parameters"]["seed"] == 5


def test_reads_every_file_of_the_channel(table, training):
    # Given
    training.gets(table.slice(0, 2_000))
    later = training.channel / "dt=2026-11-01"
    later.mkdir()
    pyarrow.parquet.write_table(table.slice(2_000), later / "part-0.parquet")
    # When
    training.run()
    # Then
    assert training.metrics["rows"] == 3_000


@pytest.mark.parametrize(
    ("parameter", "value", "advice"),
    [
        ("max_depth", "deep", "whole number from 1 to 32"),
        ("max_depth", "0", "whole number from 1 to 32"),
        ("learning_rate", "nan", "above 0 and at most 1"),
        ("learning_rate", "fast", "above 0 and at most 1"),
        ("iterations", "1e3", "whole number from 10 to 2000"),
        ("model", "oracle", "boosting, logistic"),
        ("seed", "seven", "whole number"),
        ("max_dept", "6", "known are fault_delay, fault_error_share, fault_flip_share, iterations, learning_rate, max_depth, model, seed"),
    ],
)
def test_refuses_a_parameter_that_it_does_not_understand(table, training, parameter, value, advice):
    # Given
    training.gets(table, **{parameter: value})
    # When
    ended = training.run()
    # Then
    assert ended.returncode == 1
    assert parameter in training.failure
    assert advice in training.failure
    assert not training.model.exists()


LABELS = pyarrow.int64()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: t.drop_columns(["contract", "churned"]), "lacks column contract, churned; it has customer_id"),
        (lambda t: with_column(t, "churned", pyarrow.nulls(len(t), LABELS).fill_null(0)), "is 1 in 0 of 3000 rows"),
        (lambda t: with_column(t, "churned", pyarrow.compute.add(t["churned"], 1)), "0 and 1 only; found 2"),
        (lambda t: with_column(t, "churned", pyarrow.nulls(len(t), LABELS)), "0 and 1 only; found nan"),
        (lambda t: with_column(t, "tenure", t["region"]), "column tenure must hold numbers; record 0 has"),
        (lambda t: t.slice(0, 30), "at least 20 rows of each class"),
        (lambda t: t.slice(0, 0), "is 0 in 0 of 0 rows"),
    ],
    ids=["missing", "one-class", "other-labels", "no-labels", "text", "few", "empty"],
)
def test_says_what_is_wrong_with_the_data(table, training, spoil, said):
    # Given
    training.gets(spoil(table))
    # When
    ended = training.run()
    # Then
    assert ended.returncode == 1
    assert said in training.failure
    assert said in ended.stderr
    assert not training.model.exists()


def test_says_that_the_channel_is_empty(training):
    # When
    ended = training.run()
    # Then
    assert ended.returncode == 1
    assert "no .parquet file in" in training.failure


def test_names_the_file_that_is_not_parquet(table, training):
    # Given
    training.gets(table)
    (training.channel / "part-1.parquet").write_text("tenure,churned\n1,0\n")
    # When
    ended = training.run()
    # Then
    assert ended.returncode == 1
    assert "part-1.parquet cannot be read as Parquet" in training.failure


@pytest.mark.parametrize("text", ["{", "[]", '{"max_depth": 6}'])
def test_refuses_parameters_that_are_no_map_of_strings(table, training, text):
    # Given
    training.gets(table)
    (training.root / "input" / "config" / "hyperparameters.json").write_text(text)
    # When
    ended = training.run()
    # Then
    assert ended.returncode == 1
    assert "hyperparameters.json" in training.failure


def test_writes_the_failure_into_the_file_that_is_mounted_there(training):
    # Given the file that the kubelet mounts for the termination message
    failure = training.root / "output" / "failure"
    failure.parent.mkdir(parents=True)
    failure.touch()
    inode = failure.stat().st_ino
    # When
    training.run()
    # Then
    assert failure.stat().st_ino == inode
    assert 0 < failure.stat().st_size <= 2_000


def test_needs_every_feature_that_it_learns_from(table):
    assert set(table.column_names) == {columns.KEY, columns.LABEL, *columns.FEATURES}
