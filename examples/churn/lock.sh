#!/usr/bin/env bash
# Writes requirements.lock and requirements-test.lock: one wheel and one hash per package, for
# CPython 3.11 on Linux x86_64 with glibc 2.17 or newer. Uses pip alone. The diagnosis example gets an equal
# copy of requirements.lock, so that both images share their Python layer.
set -euo pipefail
cd "$(dirname "$0")"

python=$(command -v python3.11 || command -v python3)
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
  echo "lock.sh: $python is $("$python" -V); markers are evaluated by the running Python, so it has to be 3.11" >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# lock OUTPUT PIP-ARGUMENT...: resolves without installing, keeps name, version and hash of each wheel.
lock() {
  local output=$1
  shift
  echo "lock.sh: resolving $output"
  "$python" -m pip install --quiet --dry-run --ignore-installed --target "$work/none" \
    --only-binary=:all: --implementation cp --python-version 3.11 --platform manylinux2014_x86_64 \
    --report "$work/report.json" "$@"
  "$python" - "$work/report.json" >"$work/lock" <<'PYTHON'
import json, sys

print("# Made by lock.sh from the .in file of the same name; do not edit.")
print("# CPython 3.11, Linux x86_64, glibc 2.17 or newer; install with --require-hashes.")
with open(sys.argv[1]) as report:
    found = json.load(report)["install"]
for item in sorted(found, key=lambda item: item["metadata"]["name"].lower()):
    name, version = item["metadata"]["name"], item["metadata"]["version"]
    digest = item["download_info"]["archive_info"]["hashes"]["sha256"]
    print(f"{name.lower()}=={version} \\\n    --hash=sha256:{digest}")
PYTHON
  cat "$work/lock" >"$output"
}

lock requirements.lock -r requirements.in
grep -o '^[a-z][^ ]*' requirements.lock >"$work/constraints.txt"
lock requirements-test.lock -r requirements-test.in -c "$work/constraints.txt"
cp requirements.lock ../diagnosis/requirements.lock
echo "lock.sh: $(grep -c -- --hash requirements.lock) packages in requirements.lock, $(grep -c -- --hash requirements-test.lock) in requirements-test.lock"
