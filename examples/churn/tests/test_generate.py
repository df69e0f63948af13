import pyarrow.compute
import pyarrow.parquet
import pytest

from churn import columns, generate

SMALL = ["--rows", "400", "--holdout", "100"]


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
    ]


def test_writes_other_customers_for_another_seed(tmp_path):
    # When
    for seed in ("7", "8"):
        generate.main(["--out", str(tmp_path / seed), "--seed", seed, *SMALL])
    # Then
    seven, eight = files(tmp_path / "7"), files(tmp_path / "8")
    assert seven.keys() == eight.keys() == {"train/part-0.parquet", "holdout.parquet"}
    assert all(seven[name] != eight[name] for name in seven)


def test_keeps_the_holdout_when_the_training_set_grows(tmp_path):
    # When
    for rows in ("400", "800"):
        generate.main(["--out", str(tmp_path / rows), "--rows", rows, "--holdout", "100"])
    # Then
    small, large = files(tmp_path / "400"), files(tmp_path / "800")
    assert small["holdout.parquet"] == large["holdout.parquet"]
    assert small["train/part-0.parquet"] != large["train/part-0.parquet"]


def test_never_holds_out_a_customer_that_is_trained_with(tmp_path):
    # When
    generate.main(["--out", str(tmp_path), *SMALL])
    # Then
    known = pyarrow.parquet.read_table(tmp_path / "train")[columns.KEY].to_pylist()
    held_out = pyarrow.parquet.read_table(tmp_path / "holdout.parquet")[columns.KEY].to_pylist()
    assert len(set(known)) == 400
    assert not set(known) & set(held_out)


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
    assert files(tmp_path).keys() == {"train/part-0.parquet", "holdout.parquet"}


def test_refuses_a_directory_whose_other_files_would_join_the_data_set(tmp_path, capsys):
    # Given
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "old.parquet").write_bytes(b"")
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
    made = [tmp_path / "claim" / "train", tmp_path / "claim" / "holdout.parquet"]
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
