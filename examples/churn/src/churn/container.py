"""The training container's side of the contract: what lies where below /opt/ml, and what may be said.

input/data/<channel>/ and input/config/hyperparameters.json are read; model/, output/metrics.json and output/failure
are written. Nothing here knows about customers.
"""

import json
import os
import pathlib
import signal
import sys

import pyarrow
import pyarrow.parquet

# The failure message travels through the pod's status, which has little room.
MESSAGE_BYTES = 2_000


class BadInput(Exception):
    """The data or a parameter cannot be used; the message says what to change."""


class Container:
    """The directories of one training, below `root`."""

    def __init__(self, root: pathlib.Path):
        self.data = root / "input" / "data"
        self.config = root / "input" / "config"
        self.model = root / "model"
        self.output = root / "output"

    def hyperparameters(self) -> dict[str, str]:
        """The run's parameters, as they were written: names and texts. Without the file there are none."""
        file = self.config / "hyperparameters.json"
        if not file.is_file():
            return {}
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as problem:
            raise BadInput(f"{file} is not JSON: {problem}") from problem
        if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
            raise BadInput(f"{file} must be a map of strings, for example {{\"max_depth\": \"6\"}}")
        return found

    def read_parquet(self, channel: str) -> pyarrow.Table:
        """All rows of a channel's Parquet files, in the order of their paths."""
        directory = self.data / channel
        files = sorted(directory.rglob("*.parquet")) if directory.is_dir() else []
        if not files:
            raise BadInput(f"no .parquet file in {directory}; name a dataset {channel!r} with format Parquet")
        tables = []
        for file in files:
            try:
                tables.append(pyarrow.parquet.ParquetFile(file).read())
            except (pyarrow.ArrowException, OSError) as problem:
                raise BadInput(f"{file} cannot be read as Parquet: {problem}") from problem
        try:
            return pyarrow.concat_tables(tables)
        except pyarrow.ArrowInvalid as problem:
            raise BadInput(f"the files of channel {channel!r} differ in their columns: {problem}") from problem

    def write_metrics(self, metrics: dict[str, float]) -> None:
        """The trainer's own figures; the platform records them as trainer.<name>."""
        self.output.mkdir(parents=True, exist_ok=True)
        (self.output / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")

    def write_failure(self, message: str) -> None:
        """Says why the training failed. Written in place: the file is a mount point in a pod."""
        self.output.mkdir(parents=True, exist_ok=True)
        short = message.encode("utf-8")[:MESSAGE_BYTES].decode("utf-8", "ignore")
        (self.output / "failure").write_text(short, encoding="utf-8")


def default_root() -> pathlib.Path:
    """/opt/ml, or what the environment variable ML_ROOT names (tests)."""
    return pathlib.Path(os.environ.get("ML_ROOT", "/opt/ml"))


def report_progress(share: float, **figures: float) -> None:
    """Prints a progress line; `share` from 0 to 1."""
    said = "".join(f" {name}={value:.4f}" for name, value in figures.items())
    print(f"cairn: progress={share:.2f}{said}", flush=True)


def end_on_sigterm() -> None:
    """The first process of a container ignores SIGTERM unless it asks for it."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
