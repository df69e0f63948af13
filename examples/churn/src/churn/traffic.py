"""Asks a service about customers, so many a second: `python3 -m churn.traffic --url http://churn/predict --rate 20`.

Prints every ten seconds how many answers came from which version, how long they took, and how many failed.
"""

import argparse
import collections
import http.client
import itertools
import json
import queue
import sys
import threading
import time
import urllib.parse

import numpy

from churn import columns, population
from churn.container import end_on_sigterm

CUSTOMERS = 2_000
# Far from those of the data sets.
FIRST_ID = 900_000
TIMEOUT_SECONDS = 30
REPORT_SECONDS = 10.0
VERSION_HEADER = "x-cairn-model-version"


class Tally:
    """What was answered since the last report. Safe for threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._counts = collections.Counter()
        self._seconds = []

    def add(self, outcome: str, seconds: float) -> None:
        """Counts one answer: the version that gave it, or what went wrong."""
        with self._lock:
            self._counts[outcome] += 1
            self._seconds.append(seconds)

    def report(self) -> str:
        """One line about everything since the last one."""
        with self._lock:
            counts, seconds = self._counts, self._seconds
            self._counts, self._seconds = collections.Counter(), []
        said = ", ".join(f"{outcome} {count}" for outcome, count in sorted(counts.items())) or "no answers"
        late = f"; 95 % within {numpy.quantile(seconds, 0.95) * 1000:.0f} ms" if seconds else ""
        return f"churn.traffic: {said}{late}"


def bodies(seed: int) -> list[bytes]:
    """Customers as JSON, without what nobody knows yet: whether they leave."""
    drawn = population.draw(numpy.random.default_rng(seed), CUSTOMERS, FIRST_ID).drop_columns([columns.LABEL])
    return [json.dumps(customer).encode() for customer in drawn.to_pylist()]


def ask(url: urllib.parse.SplitResult, waiting: queue.SimpleQueue, tally: Tally) -> None:
    """Sends what is waiting over one connection, until a None comes."""
    connection = http.client.HTTPConnection(url.hostname, url.port or 80, timeout=TIMEOUT_SECONDS)
    while (body := waiting.get()) is not None:
        started = time.monotonic()
        try:
            connection.request("POST", url.path, body, {"content-type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            version = answer.headers.get(VERSION_HEADER, "unnamed version")
            outcome = version if answer.status == 200 else f"status {answer.status}"
        except (OSError, http.client.HTTPException) as problem:
            outcome = f"failed {type(problem).__name__}"
            connection.close()
        tally.add(outcome, time.monotonic() - started)
    connection.close()


def send(url: str, rate: float, count: int | None, connections: int, seed: int) -> Tally:
    """Sends `count` requests (None: without end), `rate` a second whether answers come or not."""
    tally, waiting = Tally(), queue.SimpleQueue()
    target = urllib.parse.urlsplit(url)
    senders = [threading.Thread(target=ask, args=(target, waiting, tally)) for _ in range(connections)]
    for sender in senders:
        sender.daemon = True
        sender.start()
    started = reported = time.monotonic()
    asked = itertools.cycle(bodies(seed))
    for number in itertools.count() if count is None else range(count):
        time.sleep(max(0.0, started + number / rate - time.monotonic()))
        waiting.put(next(asked))
        if time.monotonic() - reported >= REPORT_SECONDS:
            reported = time.monotonic()
            print(tally.report(), flush=True)
    for _ in senders:
        waiting.put(None)
    for sender in senders:
        sender.join()
    return tally


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(prog="churn.traffic", description=__doc__)
    parser.add_argument("--url", default="http://churn/predict")
    parser.add_argument("--rate", type=float, default=20.0, help="requests per second")
    parser.add_argument("--count", type=int, help="requests; default: until it is stopped")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args(arguments)
    if chosen.rate <= 0:
        parser.error("--rate must be above 0")
    end_on_sigterm()
    print(send(chosen.url, chosen.rate, chosen.count, chosen.connections, chosen.seed).report(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
