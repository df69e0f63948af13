import os
import signal
import subprocess
import sys

import pytest


@pytest.fixture
def hanging():
    """Starts a trainer that hangs and waits until it says so."""
    started = []

    def start(*options):
        process = subprocess.Popen(
            [sys.executable, "-m", "churn.faults", "hang", *options], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "churn.faults: hanging\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate(timeout=30)


def test_fails_with_the_message_that_was_asked_for(training):
    # When
    ended = training.run("churn.faults", "fail", "the label leaked")
    # Then
    assert ended.returncode == 3
    assert training.failure == "the label leaked"


def test_reports_progress_before_it_trains(table, training):
    # Given
    training.gets(table, iterations="10")
    # When
    ended = training.run("churn.faults", "sleep", "0.2")
    # Then
    assert ended.returncode == 0
    assert ended.stdout.startswith("cairn: progress=0.00\n")
    assert (training.model / "model.joblib").is_file()


def test_says_that_nothing_limited_its_memory(training):
    # When
    ended = training.run("churn.faults", "oom", "--at-most", "128")
    # Then
    assert ended.returncode == 4
    assert "64 MiB taken" in ended.stdout
    assert "set a memory limit" in ended.stderr


def test_hangs_until_it_is_asked_to_end(hanging):
    # Given
    process = hanging()
    # When
    process.terminate()
    # Then
    assert process.wait(timeout=30) == 128 + signal.SIGTERM


def test_ignores_the_request_to_end_when_it_is_deaf(hanging):
    # When
    process = hanging("--deaf")
    # Then
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
        [ignored] = [line.split()[1] for line in status if line.startswith("SigIgn:")]
    assert int(ignored, 16) & (1 << (signal.SIGTERM - 1))
    os.kill(process.pid, 0)
