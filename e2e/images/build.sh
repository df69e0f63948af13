#!/usr/bin/env bash
# Builds images without a Docker engine, each once per content: build.sh [NAME...] (default: all of them)
# Archives are kept outside the checkout in $CAIRN_CACHE/images, named by a hash of the image's inputs.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cluster/env.sh"
source "$IMAGES_DIR/lib.sh"

partial=
trap 'rm -f "${partial:-/nonexistent}"' EXIT

build() { # NAME
  local reference target seconds=$SECONDS
  reference=$(image_reference "$1")
  target=$(archive "$reference")
  [ ! -f "$target" ] || return 0
  say "building image $reference"
  mkdir -p "$(dirname "$target")"
  partial=$target.partial-$$
  "$IMAGES_DIR/recipes/$(recipe "$1").sh" "$1" "$reference" "$partial"
  mv "$partial" "$target"
  say "built $reference in $((SECONDS - seconds))s, $(du -m "$target" | cut -f1) MB"
}

[ $# -gt 0 ] || { mapfile -t names < <(image_names); set -- "${names[@]}"; }
for name in "$@"; do build "$name"; done
