#!/usr/bin/env bash
# Runs the tests of one example with its locked packages: test.sh churn|diagnosis [pytest argument...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
example=${1:?usage: test.sh churn|diagnosis [pytest argument...]}
shift
[ -d "$here/$example/tests" ] || { echo "test.sh: no example named $example in $here" >&2; exit 2; }

venv=$("$here/venv.sh" "$here/churn/requirements-test.lock" "$here/$example/requirements.lock")
cd "$here/$example"
PYTHONPATH=src PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/python" -m pytest -p no:cacheprovider -q tests "$@"
