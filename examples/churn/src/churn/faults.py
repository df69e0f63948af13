"""Test equipment: trainers that go wrong on purpose, in the image that is there anyway.

`python3 -m churn.faults fail "why"` writes output/failure and ends with 3 · `oom` takes memory until something stops it ·
`sleep N` reports progress for N seconds and then trains · `hang` never ends by itself. Nothing else imports this module.
"""

import argparse
import pathlib
import signal
import sys
import threading
import time

from churn import train
from churn.container import Container, default_root, end_on_sigterm, report_progress

MEBIBYTE = 2**20
PAGE = 4096
TICK_SECONDS = 1.0


def fail(root: pathlib.Path, message: str) -> int:
    """Fails as a trainer does that knows why."""
    Container(root).write_failure(message)
    print(message, file=sys.stderr)
    return 3


def take_memory(at_most: int) -> int:
    """Takes memory and touches it, up to `at_most` MiB; a container's limit should end it long before."""
    taken = []
    step = 64
    for mebibytes in range(step, at_most + 1, step):
        block = bytearray(step * MEBIBYTE)
        block[::PAGE] = b"x" * len(range(0, len(block), PAGE))
        taken.append(block)
        print(f"churn.faults: {mebibytes} MiB taken", flush=True)
    print(f"churn.faults: took {at_most} MiB and nothing stopped it; set a memory limit", file=sys.stderr)
    return 4


def train_late(root: pathlib.Path, seconds: float) -> int:
    """Shows progress for `seconds`, then trains as usual."""
    started = time.monotonic()
    while (passed := time.monotonic() - started) < seconds:
        report_progress(passed / seconds)
        time.sleep(min(TICK_SECONDS, seconds - passed))
    return train.run(root)


def hang(deaf: bool) -> int:
    """Waits for ever; `deaf` ignores SIGTERM too, so that only SIGKILL ends it."""
    if deaf:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("churn.faults: hanging", flush=True)
    threading.Event().wait()
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status of the chosen fault."""
    parser = argparse.ArgumentParser(prog="churn.faults", description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=default_root(), help="instead of /opt/ml")
    faults = parser.add_subparsers(dest="fault", required=True)
    faults.add_parser("fail").add_argument("message", nargs="?", default="failed on purpose")
    faults.add_parser("oom").add_argument("--at-most", type=int, default=4096, metavar="MIB")
    faults.add_parser("sleep").add_argument("seconds", type=float)
    faults.add_parser("hang").add_argument("--deaf", action="store_true")
    chosen = parser.parse_args(arguments)
    end_on_sigterm()
    match chosen.fault:
        case "fail":
            return fail(chosen.root, chosen.message)
        case "oom":
            return take_memory(chosen.at_most)
        case "sleep":
            return train_late(chosen.root, chosen.seconds)
        case _:
            return hang(chosen.deaf)


if __name__ == "__main__":
    sys.exit(main())
