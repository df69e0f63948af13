#!/usr/bin/env bash
# An image of nothing but one of our static programs. Called by ../build.sh: static.sh pause|coredns|s3 REFERENCE OUTPUT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cluster/env.sh"
name=$1 reference=$2 output=$3
program=$name
case $name in
  pause) user=65535:65535 ;;
  coredns) user=0:0 ;; # it listens on port 53
  s3) user=10001:10001 program=versitygw ;;
esac
"$IMAGES_DIR/mkimage.py" -t "$reference" -o "$output" --entrypoint "[\"/$name\"]" --user "$user" "$(built "$name")/$program:/$name"
