import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from churn import model


@pytest.fixture(scope="module")
def url(trained):
    """Address of a running server that serves the trained model as version churn-7."""
    server = subprocess.Popen(
        [sys.executable, "-m", "churn.server", "--host", "127.0.0.1", "--port", "0"],
        env={
            **os.environ,
            "CAIRN_MODEL_DIR": str(trained),
            "CAIRN_MODEL_NAME": "churn",
            "CAIRN_MODEL_VERSION": "churn-7",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        found = next(filter(None, (re.search(r"running on (http://\S+)", line) for line in server.stderr)))
        yield found[1]
    finally:
        server.terminate()
        server.communicate(timeout=30)


def ask(address, body=None):
    """Status and parsed answer; `body` makes it a POST."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def test_predicts_like_the_handler_and_names_the_version(url, loaded, customers):
    # When
    status, answer = ask(f"{url}/predict", customers[0])
    # Then
    [expected] = model.predict(customers[:1])
    assert status == 200
    assert answer == {
        "churned": expected["prediction"],
        "churn_probability": expected["score"],
        "model": "churn",
        "version": "churn-7",
    }


def test_is_healthy_once_it_listens(url):
    assert ask(f"{url}/healthz") == (200, {"status": "ok", "model": "churn", "version": "churn-7"})


def test_names_the_field_that_is_wrong(url, customers):
    # When
    status, answer = ask(f"{url}/predict", {**customers[0], "tenure": "long"})
    # Then
    assert status == 422
    assert answer["detail"][0]["loc"] == ["body", "tenure"]


def test_names_the_field_that_is_absent(url, customers):
    # Given
    body = {name: value for name, value in customers[0].items() if name != "contract"}
    # When
    status, answer = ask(f"{url}/predict", body)
    # Then
    assert status == 422
    assert answer["detail"][0]["loc"] == ["body", "contract"]


def test_does_not_start_without_a_model(tmp_path):
    # When
    ended = subprocess.run(
        [sys.executable, "-m", "churn.server", "--port", "0", "--model-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    # Then
    assert ended.returncode == 1
    assert "is not a churn model: it has no model.joblib" in ended.stderr
