import numpy
import pyarrow.compute
import pyarrow.parquet
import pytest

from churn import columns, generate, population

SMALL = ["--rows", "400", "--holdout", "100"]
DAYS = [f"recent/dt=2026-09-{day:02}/part-0.parquet" for day in range(1, 21)]
FILES = {"train/part-0.parquet", "holdout.parquet", *DAYS, "changed/train/part-0.parquet", "changed/recent.parquet"}


def files(out):
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}


def test_gives_the_published_data_set_for_seed_7(tmp_path, capsys):
    # Given the locked versions of numpy and pyarrow (after a new lock: look at the data, then write the new digests)
    # When
    status = generate.main(["--out", str(tmp_path), "--seed", "7"])
    # Then
    assert status == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "train/part-0.parquet rows=20000 churned=0.2717 "
        "sha256:1652ea80a919229befc6644e73c3b024f9154c0bf08a194eca9b7543148a1373 written",
        "holdout.parquet rows=5000 churned=0.2702 "
        "sha256:7c2191c5d1610f6d3c053b821c62395c356510d0ac731661bc4dfaa769ada214 written",
        "recent rows=5000 churned=0.2664 "
        "sha256:4bab94e47379c98f7b5a8e885ea7b17087325d265761259e3dfb47b3d48924e8 written",
        "changed/train/part-0.parquet rows=20000 churned=0.2722 "
        "sha256:ce98fd35928edf761f1749e2419a4ad71ac2029ef7129888d43adf4cda69fb79 written",
        "changed/recent.parquet rows=5000 churned=0.2662 "
        "sha256:0874f5d83ec7874224bce1f8503a661d52019e894a3bf1949d2fbc39b4497a22 written",
    ]


def test_writes_other_customers_for_another_seed(tmp_path):
    # When
    for seed in ("7", "8"):
        generate.main(["--out", str(tmp_path / seed), "--seed", seed, *SMALL])
    # Then
    seven, eight = files(tmp_path / "7"), files(tmp_path / "8")
    assert seven.keys() == eight.keys() == FILES
    assert all(seven[name] != eight[name] for name in seven)


def test_keeps_the_holdout_when_the_training_set_grows(tmp_path):
    # When
    for rows in ("400", "800"):
        generate.main(["--out", str(tmp_path / rows), "--rows", rows, "--holdout", "100"])
    # Then
    small, large = files(tmp_path / "400"), files(tmp_path / "800")
    grown = {name for name in FILES if small[name] != large[name]}
    assert grown == {"train/part-0.parquet", "changed/train/part-0.parquet"}


def test_never_draws_a_customer_twice(tmp_path):
    # When
    generate.main(["--out", str(tmp_path), *SMALL])
    # Then
    files = [pyarrow.parquet.ParquetFile(tmp_path / name).read() for name in FILES]
    customers = [customer for file in files for customer in file[columns.KEY].to_pylist()]
    assert len(customers) == len(set(customers)) == 400 + 100 + 100 + 400 + 100


def test_spreads_recent_customers_evenly_over_the_days(tmp_path):
    # When
    generate.main(["--out", str(tmp_path), *SMALL])
    # Then
    recent = pyarrow.parquet.read_table(tmp_path / "recent", partitioning="hive")
    assert len(recent) == 100
    counts = recent.group_by("dt").aggregate([([], "count_all")])["count_all"].to_pylist()
    assert counts == [5] * 20


def test_changes_the_world_but_not_the_customers():
    # When
    usual, changed = (
        population.draw(numpy.random.default_rng(7), 1_000, 1, world)
        for world in (population.USUAL, population.CHANGED)
    )
    # Then
    assert usual.drop_columns([columns.LABEL]) == changed.drop_columns([columns.LABEL])
    assert usual[columns.LABEL] != changed[columns.LABEL]


def test_changes_nothing_when_it_runs_again(tmp_path, capsys):
    # Given
    generate.main(["--out", str(tmp_path), *SMALL])
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    capsys.readouterr()
    # When
    status = generate.main(["--out", str(tmp_path), *SMALL])
    # Then
    assert status == 0
    assert all(line.endswith(" unchanged") for line in capsys.readouterr().out.splitlines())
    after = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}
    assert after == {file: before[file] for file in after}


def test_heals_what_a_killed_run_left(tmp_path):
    # Given
    scratch = tmp_path / ".generate"
    scratch.mkdir()
    (scratch / "holdout.parquet").write_bytes(b"half")
    # When
    status = generate.main(["--out", str(tmp_path), *SMALL])
    # Then
    assert status == 0
    assert files(tmp_path).keys() == FILES


@pytest.mark.parametrize("directory", ["train", "recent/dt=2026-08-31", "changed/train"])
def test_refuses_a_directory_whose_other_files_would_join_the_data_set(tmp_path, capsys, directory):
    # Given
    (tmp_path / directory).mkdir(parents=True)
    (tmp_path / directory / "old.parquet").write_bytes(b"")
    # When
    status = generate.main(["--out", str(tmp_path), *SMALL])
    # Then
    assert status == 1
    assert "old.parquet" in capsys.readouterr().err
    assert not (tmp_path / "holdout.parquet").exists()


def test_lets_the_group_write_what_it_made(tmp_path):
    # When
    generate.main(["--out", str(tmp_path / "claim"), *SMALL])
    # Then
    made = [tmp_path / "claim" / name for name in ("train", "holdout.parquet", "recent", *DAYS, "changed/train")]
    assert all(path.stat().st_mode & 0o020 for path in made)


def test_has_no_bill_only_for_customers_of_the_first_month(table):
    # When
    unbilled = table.filter(pyarrow.compute.is_null(table["total_charges"]))
    # Then
    assert 0 < len(unbilled) < 0.05 * len(table)
    assert set(unbilled["tenure"].to_pylist()) == {0}


@pytest.mark.parametrize("arguments", [["--rows", "0"], ["--holdout", "-1"], ["--rows", "many"]])
def test_refuses_impossible_counts(tmp_path, capsys, arguments):
    # When
    with pytest.raises(SystemExit) as ended:
        generate.main(["--out", str(tmp_path), *arguments])
    # Then
    assert ended.value.code == 2
    assert arguments[0] in capsys.readouterr().err
