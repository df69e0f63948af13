#!/usr/bin/env bash
# Prints NAME=REFERENCE for each image (default: all of them), for Helm values and the demo. Builds nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cluster/env.sh"
source "$IMAGES_DIR/lib.sh"
[ $# -gt 0 ] || mapfile -t names < <(image_names)
for name in "${names[@]:-$@}"; do say "$name=$(image_reference "$name")"; done
