"""Writes the table of the profile bench, the same on each machine: table.py FILE ROWS (20 columns)."""
import sys

import duckdb

path, rows = sys.argv[1], int(sys.argv[2])
columns = ["i AS id"]
columns += [f"sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random()) AS normal_{k}" for k in range(8)]
columns += [f"CAST(random() * 100 AS BIGINT) AS whole_{k}" for k in range(3)]
columns += [
    "CASE WHEN random() < 0.4 THEN 0.0 ELSE round(random() * 1000, 2) END AS zeros",
    "CASE WHEN random() < 0.1 THEN NULL ELSE random() END AS holes",
    "random() < 0.3 AS flag",
    "CAST(random() < 0.3 AS INT) AS churned",
]
columns += [f"'level-' || CAST(random() * {5 * 6**k} AS INT) AS text_{k}" for k in range(4)]
database = duckdb.connect(config={"threads": 1})
database.execute("SELECT setseed(0.42)")
database.execute(f"COPY (SELECT {', '.join(columns)} FROM range({rows}) t(i)) TO '{path}' (FORMAT parquet)")
