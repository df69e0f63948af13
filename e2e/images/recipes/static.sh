#!/usr/bin/env bash
# An image of nothing but one of our static programs. Called by ../build.sh: static.sh pause|coredns REFERENCE OUTPUT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cluster/env.sh"
name=$1 reference=$2 output=$3
case $name in pause) user=65535:65535 ;; coredns) user=0:0 ;; esac # CoreDNS listens on port 53
"$IMAGES_DIR/mkimage.py" -t "$reference" -o "$output" --entrypoint "[\"/$name\"]" --user "$user" "$(built "$name")/$name:/$name"
