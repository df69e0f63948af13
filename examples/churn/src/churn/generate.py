"""Writes the churn data set: `python3 -m churn.generate --out DIR --seed 7`.

DIR/train/part-0.parquet and DIR/holdout.parquet, the same bytes for the same seed and the same versions of numpy
and pyarrow. A second run over the same directory changes nothing.
"""

import argparse
import hashlib
import os
import pathlib
import shutil
import sys

import numpy
import pyarrow
import pyarrow.compute
import pyarrow.parquet

from churn import columns, population

TRAIN = pathlib.PurePath("train", "part-0.parquet")
HOLDOUT = pathlib.PurePath("holdout.parquet")
# Identifiers of the two files never meet, whatever --rows says.
FIRST_IDS = {TRAIN: 1, HOLDOUT: 9_000_001}


class Refused(Exception):
    """The directory or the arguments do not allow it; the message says what to change."""


def generate(out: pathlib.Path, seed: int, rows: dict[pathlib.PurePath, int]) -> list[str]:
    """Writes each file of `rows` (file to number of rows) below `out`; returns one line of facts per file."""
    strangers = sorted(set(_names(out / "train")) - {TRAIN.name})
    if strangers:
        raise Refused(f"{out / 'train'} holds other files, which would join the data set: {strangers}; remove them")
    facts = []
    for stream, (file, count) in enumerate(rows.items()):
        # A stream per file: the hold-out stays as it is when the training set grows.
        table = population.draw(numpy.random.default_rng([seed, stream]), count, FIRST_IDS[file])
        written = _write(table, out / file, out / ".generate")
        share = pyarrow.compute.mean(table[columns.LABEL]).as_py()
        facts.append(f"{file} rows={count} {columns.LABEL}={share:.4f} sha256:{digest(out / file)} {written}")
    return facts


def digest(file: pathlib.Path) -> str:
    """SHA-256 of a file, in hexadecimal digits, as `sha256sum` prints it."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _names(directory):
    return os.listdir(directory) if directory.is_dir() else []


def _write(table, target, scratch):
    """Replaces `target` in one step, so that a reader never sees half a file."""
    for directory in (target.parent, scratch):
        directory.mkdir(parents=True, exist_ok=True)
    partial = scratch / target.name
    pyarrow.parquet.write_table(table, partial, compression="zstd")
    same = target.is_file() and digest(target) == digest(partial)
    if same:
        partial.unlink()
    else:
        partial.replace(target)
    shutil.rmtree(scratch)
    return "unchanged" if same else "written"


def _positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return number


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="churn.generate", description=__doc__)
    parser.add_argument("--out", required=True, type=pathlib.Path, help="directory to write to")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rows", type=_positive, default=20_000, help="rows to train with")
    parser.add_argument("--holdout", type=_positive, default=5_000, help="rows that are held out")
    chosen = parser.parse_args(arguments)
    # The volume may belong to a group that several users share.
    os.umask(0o002)
    try:
        lines = generate(chosen.out, chosen.seed, {TRAIN: chosen.rows, HOLDOUT: chosen.holdout})
    except (Refused, OSError) as problem:
        print(f"churn.generate: {problem}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
