"""Writes the Wisconsin breast-cancer measurements as Parquet: `python3 -m diagnosis.export --out DIR`.

The 569 samples ship inside scikit-learn. One in five is held out, malignant and benign alike; the same seed holds out
the same samples. Files: DIR/train/part-0.parquet and DIR/holdout.parquet.
"""

import argparse
import os
import pathlib

import pyarrow
import pyarrow.parquet
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

LABEL = "malignant"
KEY = "sample"


def table() -> pyarrow.Table:
    """All samples: KEY, 30 measurements, LABEL (1 malignant, 0 benign)."""
    bundle = load_breast_cancer(as_frame=True)
    frame = bundle.data.rename(columns=lambda name: name.replace(" ", "_"))
    frame.insert(0, KEY, range(len(frame)))
    frame[LABEL] = (bundle.target == list(bundle.target_names).index("malignant")).astype("int64")
    return pyarrow.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)


def export(out: pathlib.Path, seed: int) -> None:
    """Splits and writes; each file is replaced in one step."""
    samples = table()
    train, holdout = train_test_split(
        range(len(samples)), test_size=0.2, random_state=seed, stratify=samples[LABEL].to_numpy()
    )
    for name, rows in (("train/part-0.parquet", train), ("holdout.parquet", holdout)):
        chosen = samples.take(sorted(rows))
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = out / f".{target.name}.partial"
        pyarrow.parquet.write_table(chosen, partial, compression="zstd")
        partial.replace(target)
        print(f"{name} rows={len(chosen)} {LABEL}={sum(chosen[LABEL].to_pylist())}", flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Reads the command line and exports."""
    parser = argparse.ArgumentParser(prog="diagnosis.export", description=__doc__)
    parser.add_argument("--out", required=True, type=pathlib.Path, help="directory to write to")
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args(arguments)
    os.umask(0o002)
    export(chosen.out, chosen.seed)


if __name__ == "__main__":
    main()
