import joblib
import numpy
import pyarrow.parquet
import pytest
from sklearn.metrics import roc_auc_score

from churn import generate, model


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """The published data set."""
    out = tmp_path_factory.mktemp("full")
    generate.main(["--out", str(out), "--seed", "7"])
    return out


def score(training, table):
    """Area under the ROC curve of a trained model on `table`, asked through the handler."""
    model.load(training.model)
    answers = model.predict(table.to_pylist())
    return roc_auc_score(table["churned"].to_numpy(), [answer["score"] for answer in answers])


def train(training, table, **parameters):
    ended = training.gets(table, seed="7", **parameters).run()
    assert ended.returncode == 0, ended.stderr
    return training


def read(full, place):
    return pyarrow.parquet.ParquetFile(full / place).read()


def test_predicts_the_holdout_well_with_deep_trees(training, full):
    train(training, read(full, generate.TRAIN), max_depth="6")
    assert 0.84 < score(training, read(full, generate.HOLDOUT)) < 0.88


def test_misses_a_gate_of_0_80_with_stumps(training, full):
    train(training, read(full, generate.TRAIN), max_depth="1")
    assert 0.70 < score(training, read(full, generate.HOLDOUT)) < 0.80


def test_falls_behind_the_champion_with_shallow_trees_but_passes_a_gate_of_0_80(training, full, tmp_path):
    # Given
    champion = train(type(training)(tmp_path / "champion"), read(full, generate.TRAIN), max_depth="6")
    challenger = train(training, read(full, generate.TRAIN), max_depth="3")
    holdout = read(full, generate.HOLDOUT)
    # When
    loss = score(champion, holdout) - score(challenger, holdout)
    # Then
    assert 0.010 < loss < 0.025
    assert score(challenger, holdout) > 0.82


def test_learns_the_changed_world_which_the_old_holdout_refuses(training, full, tmp_path):
    # Given
    old = train(type(training)(tmp_path / "old"), read(full, generate.TRAIN))
    new = train(training, read(full, generate.CHANGED_TRAIN))
    recent, holdout = read(full, generate.CHANGED_RECENT), read(full, generate.HOLDOUT)
    # Then
    assert score(new, recent) > 0.83
    assert 0.55 < score(new, holdout) < 0.70
    assert score(old, recent) < 0.70
    assert score(old, holdout) > 0.85


def test_predicts_what_the_stored_pipeline_says(trained, loaded, customers):
    # When
    answers = model.predict(customers)
    # Then
    pipeline = joblib.load(trained / "model.joblib")
    frame = model.as_frame(pyarrow.Table.from_pylist(customers).to_pandas())
    scores = pipeline.predict_proba(frame)[:, 1]
    assert numpy.array_equal([answer["score"] for answer in answers], scores)
    assert [answer["prediction"] for answer in answers] == [int(score >= loaded.threshold) for score in scores]
    assert {answer["prediction"] for answer in answers} == {0, 1}


def test_predicts_one_record_as_it_predicts_it_among_others(loaded, customers):
    assert model.predict(customers[3:4]) == [model.predict(customers)[3]]


def test_takes_numbers_written_as_text(loaded, customers):
    # Given a record as it comes out of a CSV file
    texts = {name: str(value) for name, value in customers[0].items()}
    # Then
    assert model.predict([texts]) == model.predict(customers[:1])


def test_ignores_fields_that_it_does_not_need(loaded, customers):
    assert model.predict([{**customers[0], "shoe_size": 43}]) == model.predict(customers[:1])


def test_answers_when_values_are_unknown(loaded, customers):
    # Given
    blank = {**customers[0], "total_charges": None, "contract": None, "region": "moon"}
    # When
    [answer] = model.predict([blank])
    # Then
    assert 0.0 <= answer["score"] <= 1.0


def test_answers_nothing_for_no_records(loaded):
    assert model.predict([]) == []


def test_names_the_record_and_the_fields_that_are_absent(loaded, customers):
    # Given
    poor = {name: value for name, value in customers[1].items() if name not in ("tenure", "region")}
    # Then
    with pytest.raises(ValueError, match="record 1 lacks tenure, region"):
        model.predict([customers[0], poor])


@pytest.mark.parametrize("value", ["long", float("inf")])
def test_names_the_record_whose_number_is_none(loaded, customers, value):
    with pytest.raises(ValueError, match="column tenure must hold numbers; record 1 has"):
        model.predict([customers[0], {**customers[1], "tenure": value}])


def test_asks_for_a_model_before_it_predicts(monkeypatch, customers):
    monkeypatch.setattr(model, "_loaded", None)
    with pytest.raises(RuntimeError, match=r"call load\(model_dir\)"):
        model.predict(customers)


def test_names_the_files_that_make_a_model(tmp_path):
    with pytest.raises(FileNotFoundError, match="no model.joblib and no metadata.json"):
        model.load(tmp_path)
