"""What people run on a table today: describe() of the numbers, value_counts() of every column. describe.py FILE"""
import sys

import pandas

table = pandas.read_parquet(sys.argv[1])
table.describe()
for name in table:
    table[name].value_counts(dropna=False)
print(f"rows={len(table)} columns={len(table.columns)} pandas={pandas.__version__}")
