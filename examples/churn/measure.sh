#!/usr/bin/env bash
# Prints the figures of README.md: data, hold-out quality, training time and memory, reproducibility, size of the
# image's own layers. Takes about a minute.
set -euo pipefail
cd "$(dirname "$0")"
venv=$(../venv.sh requirements-test.lock requirements.lock)
export PYTHONPATH=src PYTHONDONTWRITEBYTECODE=1
"$venv/bin/python" measure.py

layer=$(mktemp -d)
trap 'rm -rf "$layer"' EXIT
"$venv/bin/python" -m pip install --quiet --no-cache-dir --no-compile --require-hashes --only-binary=:all: \
  --target "$layer" -r requirements.lock
echo "image: packages $(du -sm "$layer" | cut -f1) MB unpacked, $(tar -C "$layer" -c . | gzip -6 | wc -c | awk '{print int($1 / 1e6)}') MB as gzip"
"$venv/bin/python" -m compileall -q --invalidation-mode unchecked-hash "$layer"
echo "image: with byte code $(du -sm "$layer" | cut -f1) MB; own source $(du -sk src | cut -f1) kB"
