"""Writes the churn data: `python3 -m churn.generate --out DIR --seed 7`.

    train/part-0.parquet                  to learn from
    holdout.parquet                       held out, of the same world
    recent/dt=2026-09-01/part-0.parquet   later customers of the same world, a directory per day, 20 days
    changed/train/part-0.parquet          to learn from, after the world has changed
    changed/recent.parquet                held out, of the changed world

The same bytes for the same seed and the same versions of numpy and pyarrow. A second run over the same directory
changes nothing.
"""

import argparse
import dataclasses
import datetime
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
RECENT = pathlib.PurePath("recent")
CHANGED_TRAIN = pathlib.PurePath("changed", "train", "part-0.parquet")
CHANGED_RECENT = pathlib.PurePath("changed", "recent.parquet")
FIRST_DAY = datetime.date(2026, 9, 1)
DAYS = 20


@dataclasses.dataclass(frozen=True)
class Source:
    """Where a data set's customers come from."""

    # One for each data set: one stays as it is when another grows.
    stream: int
    # Far apart: identifiers of two data sets never meet.
    first_id: int
    world: population.World


SOURCES = {
    TRAIN: Source(0, 1, population.USUAL),
    HOLDOUT: Source(1, 9_000_001, population.USUAL),
    RECENT: Source(2, 10_000_001, population.USUAL),
    CHANGED_TRAIN: Source(3, 11_000_001, population.CHANGED),
    CHANGED_RECENT: Source(4, 19_000_001, population.CHANGED),
}


class Refused(Exception):
    """The directory or the arguments do not allow it; the message says what to change."""


def generate(out: pathlib.Path, seed: int, rows: dict[pathlib.PurePath, int]) -> list[str]:
    """Writes each data set of `rows` (one of SOURCES to number of rows) below `out`; returns a line of facts each."""
    for place in rows:
        _refuse_strangers(out, place)
    facts = []
    for place, count in rows.items():
        source = SOURCES[place]
        random = numpy.random.default_rng([seed, source.stream])
        table = population.draw(random, count, source.first_id, source.world)
        written = [_write(part, out / file, out / ".generate") for file, part in _files(place, table).items()]
        share = pyarrow.compute.mean(table[columns.LABEL]).as_py()
        state = "written" if any(written) else "unchanged"
        facts.append(f"{place} rows={count} {columns.LABEL}={share:.4f} sha256:{digest(out / place)} {state}")
    return facts


def digest(place: pathlib.Path) -> str:
    """SHA-256 in hexadecimal digits: of a file, as `sha256sum` prints it, or of such lines of a directory's files."""
    if place.is_dir():
        files = sorted(file for file in place.rglob("*") if file.is_file())
        lines = "".join(f"{digest(file)}  {file.relative_to(place)}\n" for file in files)
        return hashlib.sha256(lines.encode()).hexdigest()
    with place.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def days() -> list[pathlib.PurePath]:
    """The files of RECENT, one for each day."""
    dates = (FIRST_DAY + datetime.timedelta(days=day) for day in range(DAYS))
    return [RECENT / f"dt={date.isoformat()}" / "part-0.parquet" for date in dates]


def _files(place, table):
    """A data set's files and what is in them."""
    if place != RECENT:
        return {place: table}
    edges = [len(table) * day // DAYS for day in range(DAYS + 1)]
    return {file: table[start:end] for file, start, end in zip(days(), edges[:-1], edges[1:], strict=True)}


def _refuse_strangers(out, place):
    """Other files would join a data set that is read as a directory."""
    if place in (HOLDOUT, CHANGED_RECENT):
        return
    directory = out / (place if place == RECENT else place.parent)
    known = {out / file for file in (days() if place == RECENT else [place])}
    found = {file for file in directory.rglob("*") if file.is_file()}
    strangers = sorted(str(file.relative_to(directory)) for file in found - known)
    if strangers:
        raise Refused(f"{directory} holds other files, which would join the data set: {strangers}; remove them")


def _write(table, target, scratch):
    """Replaces `target` in one step, so that a reader never sees half a file; returns whether it had to."""
    for directory in (target.parent, scratch):
        directory.mkdir(parents=True, exist_ok=True)
    partial = scratch / target.name
    pyarrow.parquet.write_table(table, partial, compression="zstd")
    same = target.is_file() and digest(target) == digest(partial)
    if not same:
        partial.replace(target)
    shutil.rmtree(scratch)
    return not same


def _positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return number


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(
        prog="churn.generate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", required=True, type=pathlib.Path, help="directory to write to")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rows", type=_positive, default=20_000, help="rows to train with, in each world")
    parser.add_argument("--holdout", type=_positive, default=5_000, help="rows of each other data set")
    chosen = parser.parse_args(arguments)
    # The volume may belong to a group that several users share.
    os.umask(0o002)
    try:
        counts = {place: chosen.rows if place in (TRAIN, CHANGED_TRAIN) else chosen.holdout for place in SOURCES}
        lines = generate(chosen.out, chosen.seed, counts)
    except (Refused, OSError) as problem:
        print(f"churn.generate: {problem}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
