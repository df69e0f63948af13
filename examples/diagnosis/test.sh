#!/usr/bin/env bash
# Runs this example's tests in a virtual environment made from requirements.lock.
set -euo pipefail
exec "$(dirname "$0")/../test.sh" diagnosis "$@"
