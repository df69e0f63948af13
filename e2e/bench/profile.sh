#!/usr/bin/env bash
# Measures the profile that fetch makes of a Parquet table (two passes, row filter included, start of the JVM apart and with it),
# beside pandas' describe and value_counts of the same file, and prints a Markdown table.
#   ROWS=1000000   rows of the table; it has 20 columns
#   MEMORY=1g      what the JVM takes for the container's memory (a worker has 1Gi)
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cluster/env.sh"
need_jdk
here=$CAIRN_ROOT/e2e/bench
rows=${ROWS:-1000000}
memory=${MEMORY:-1g}
venv=$CAIRN_CACHE/venv/bench-1
table=$CAIRN_CACHE/bench/profile-$rows-1.parquet
worker=$CAIRN_ROOT/operator/worker/target

if [ ! -e "$venv/complete" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check duckdb==1.4.2 pandas==2.3.3 pyarrow==22.0.0
  touch "$venv/complete"
fi
if [ ! -e "$table" ]; then
  mkdir -p "$(dirname "$table")"
  "$venv/bin/python" "$here/table.py" "$table.partial" "$rows"
  mv "$table.partial" "$table"
fi
"$CLUSTER_DIR/mvn.sh" -q -B -DskipTests package -pl operator/worker -am

ours=$("$here/measured.py" "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:MaxRAM="$memory" -XX:ActiveProcessorCount=2 \
  --enable-native-access=ALL-UNNAMED -cp "$worker/test-classes:$worker/classes:$worker/lib/*" \
  dev.cairn.worker.testing.ProfileProbe "$table")
theirs=$("$here/measured.py" "$venv/bin/python" "$here/describe.py" "$table")

line() { awk -F'\t' -v name="$1" '{printf "| %s | %s | %s | %s | %s |\n", name, $1, $2, $3, $4}' <<< "$2"; }
echo "| $rows rows x 20 columns, $(($(stat -c %s "$table") / 1000000)) MB of Parquet | s | CPU s | peak RSS, MiB | says |"
echo "|---|---|---|---|---|"
line "profile and row filter, JVM of $memory" "$ours"
line "pandas describe + value_counts" "$theirs"
