#!/usr/bin/env bash
# Prints the path of a virtual environment that holds exactly the packages of the given locks, and makes it when it is
# not there: venv.sh LOCK... It is kept outside the checkout (CAIRN_CACHE, else ~/.cache/cairn) by the locks' hash.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: venv.sh LOCK..." >&2; exit 2; }

python=$(command -v python3.11 || command -v python3 || true)
[ -n "$python" ] || { echo "venv.sh: no python3 found; install Python 3.11" >&2; exit 1; }
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
machine=$(uname -sm)
if [ "$version" != 3.11 ] || [ "$machine" != "Linux x86_64" ]; then
  echo "venv.sh: the locked wheels are for CPython 3.11 on Linux x86_64; this is Python $version on $machine." >&2
  echo "venv.sh: install Python 3.11 (on Debian 12: apt install python3.11 python3.11-venv) or run in the image." >&2
  exit 1
fi

key=$(cat "$@" | sha256sum | cut -c1-16)
venv=${CAIRN_CACHE:-$HOME/.cache/cairn}/venv/py$version-$key
if [ ! -x "$venv/bin/python" ]; then
  echo "venv.sh: making $venv" >&2
  mkdir -p "$(dirname "$venv")"
  partial=$(mktemp -d "$venv.partial-XXXXXX")
  trap 'rm -rf "$partial"' EXIT
  "$python" -m venv "$partial" >&2 || {
    echo "venv.sh: $python cannot make virtual environments (on Debian 12: apt install python3.11-venv)" >&2
    exit 1
  }
  arguments=()
  for lock in "$@"; do arguments+=(-r "$lock"); done
  "$partial/bin/python" -m pip install --quiet --require-hashes --only-binary=:all: "${arguments[@]}" >&2
  # Whoever renames first wins; both hold the same packages.
  mv -T "$partial" "$venv" 2>/dev/null || [ -x "$venv/bin/python" ]
fi
echo "$venv"
