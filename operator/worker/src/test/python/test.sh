#!/usr/bin/env bash
# Runs the tests of cairn_predict.py under every CPython 3.9 to 3.13 that this machine has, on PATH or kept by pyenv, and
# says which it has not. Fails when there is none.
set -euo pipefail
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1

# The file's version of CPython, such as 3.11; nothing for what does not start (a pyenv shim) or is another Python.
version() {
  "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2] if sys.implementation.name == "cpython" else "")' 2>/dev/null || true
}

declare -A found
for candidate in $(type -aP python3.{9..13} python3 || true) "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python3; do
  version=$(version "$candidate")
  [ -z "$version" ] || [ -n "${found[$version]:-}" ] || found[$version]=$candidate
done

ran=0
absent=()
for version in 3.{9..13}; do
  python=${found[$version]:-}
  if [ -z "$python" ]; then
    absent+=("$version")
    continue
  fi
  echo "cairn_predict.py under CPython $version ($python)"
  "$python" -m unittest discover --start-directory . --top-level-directory . "$@"
  ran=$((ran + 1))
done
[ ${#absent[@]} -eq 0 ] || echo "not on this machine: CPython ${absent[*]}"
[ "$ran" -gt 0 ] || { echo "test.sh: no CPython 3.9 to 3.13 found; install one" >&2; exit 1; }
