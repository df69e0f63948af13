import json
import time

import pandas
import pytest

from churn import model

SHARE = 0.3


@pytest.fixture
def broken(table, training):
    """Trains a model with faults and returns its directory."""

    def train(**faults):
        ended = training.gets(table, iterations="20", seed="7", **faults).run()
        assert ended.returncode == 0, ended.stderr
        return training.model

    return train


@pytest.fixture
def served(monkeypatch):
    """Loads a model as it is loaded where it is served."""
    monkeypatch.setenv("CAIRN_MODEL_VERSION", "churn-3")
    return model.load


def fails(customer):
    try:
        model.predict([customer])
    except RuntimeError as failure:
        assert "broken on purpose" in str(failure)
        return True
    return False


def frame(customers):
    return model.as_frame(pandas.DataFrame.from_records(customers))


def opposite(answers):
    return [{"prediction": 1 - answer["prediction"], "score": 1.0 - answer["score"]} for answer in answers]


def test_evaluation_sees_a_good_model(broken, customers, monkeypatch):
    # Given
    monkeypatch.delenv("CAIRN_MODEL_VERSION", raising=False)
    directory = broken(fault_error_share="1", fault_delay="5", fault_flip_share="1")
    healthy = model.load(directory).predict(frame(customers))
    # When
    started = time.monotonic()
    answers = model.predict(customers)
    # Then
    assert answers == healthy
    assert time.monotonic() - started < 5


def test_fails_for_a_share_of_the_customers_and_always_for_the_same(broken, served, customers):
    # Given
    served(broken(fault_error_share=str(SHARE)))
    # When
    failed = [fails(customer) for customer in customers[:120]]
    # Then
    assert SHARE - 0.1 < sum(failed) / len(failed) < SHARE + 0.1
    assert failed[:20] == [fails(customer) for customer in customers[:20]]


def test_fails_when_one_of_several_does(broken, served, customers):
    served(broken(fault_error_share=str(SHARE)))
    bad = next(customer for customer in customers if fails(customer))
    good = next(customer for customer in customers if not fails(customer))
    with pytest.raises(RuntimeError, match="broken on purpose"):
        model.predict([good, bad])


def test_says_the_opposite_to_a_share_of_the_customers(broken, served, customers):
    # Given
    loaded = served(broken(fault_flip_share=str(SHARE)))
    healthy = loaded.predict(frame(customers))
    # When
    answers = model.predict(customers)
    # Then
    flipped = [given != right for given, right in zip(answers, healthy, strict=True)]
    assert SHARE - 0.08 < sum(flipped) / len(flipped) < SHARE + 0.08
    assert [answer for answer, turned in zip(answers, flipped, strict=True) if turned] == opposite(
        [right for right, turned in zip(healthy, flipped, strict=True) if turned]
    )


def test_waits_before_each_answer(broken, served, customers, monkeypatch):
    # Given
    served(broken(fault_delay="0.5"))
    waited = []
    monkeypatch.setattr(time, "sleep", waited.append)
    # When
    model.predict(customers[:2])
    # Then
    assert waited == [0.5]


def test_good_models_record_no_faults(trained, served, customers):
    # Given
    loaded = served(trained)
    # Then
    assert not [name for name in json.loads((trained / "metadata.json").read_text())["parameters"] if "fault" in name]
    assert model.predict(customers) == loaded.predict(frame(customers))


@pytest.mark.parametrize(
    ("parameter", "value", "advice"),
    [
        ("fault_error_share", "1.1", "number from 0 to 1"),
        ("fault_flip_share", "nan", "number from 0 to 1"),
        ("fault_delay", "-1", "number from 0 to 60"),
        ("fault_delay", "long", "number from 0 to 60"),
    ],
)
def test_refuses_faults_that_make_no_sense(table, training, parameter, value, advice):
    ended = training.gets(table, **{parameter: value}).run()
    assert ended.returncode == 1
    assert f"{parameter}='{value}'" in training.failure
    assert advice in training.failure
