#!/usr/bin/env bash
# Runs the tests of examples/reproduce.sh; needs bash and python3.
set -euo pipefail
cd "$(dirname "$0")"
PYTHONDONTWRITEBYTECODE=1 exec python3 -m unittest discover --start-directory . "$@"
