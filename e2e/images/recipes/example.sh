#!/usr/bin/env bash
# The image of an example, as its Dockerfile describes it: Python 3.11, the wheels of requirements.lock in /opt/python, the
# sources in /app, user 10001, no entrypoint. Called by ../build.sh: example.sh STORY REFERENCE OUTPUT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cluster/env.sh"
source "$CLUSTER_DIR/packages.sh"
story=$1 reference=$2 output=$3
source_folder=$CAIRN_ROOT/examples/$story
rootfs=$("$IMAGES_DIR/recipes/rootfs.sh" python)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# wheels: prints the folder of installed packages, made once per content of the lock; examples with equal locks share it.
wheels() {
  local folder
  folder=$CAIRN_CACHE/layers/wheels-$(cat "$source_folder/requirements.lock" "${BASH_SOURCE[0]}" | sha256sum | cut -c1-12)
  if [ ! -d "$folder" ]; then
    say "installing the wheels of examples/$story/requirements.lock" >&2
    python3 -m pip --version >/dev/null 2>&1 || install_packages python3-pip >&2
    python3 -m pip install --quiet --root-user-action=ignore --no-compile --no-deps --require-hashes --only-binary=:all: \
      --python-version 3.11 --platform manylinux2014_x86_64 --target "$work/wheels" -r "$source_folder/requirements.lock" >&2
    compile_python "$work/wheels" /opt/python
    mv -T "$work/wheels" "$folder.partial-$$"
    mv -T "$folder.partial-$$" "$folder"
  fi
  say "$folder"
}

# compile_python FOLDER PATH: once here, by the image's own interpreter; else every start of a container compiles all imports.
compile_python() {
  if [ ! -d "$work/root" ]; then
    mkdir "$work/root"
    tar -C "$work/root" -xf "$rootfs" --exclude='./dev/*'
  fi
  local lib=$work/root/usr/lib/x86_64-linux-gnu
  PYTHONHOME=$work/root/usr PYTHONDONTWRITEBYTECODE='' "$lib/ld-linux-x86-64.so.2" --library-path "$lib" "$work/root/usr/bin/python3.11" \
    -m compileall -q --invalidation-mode unchecked-hash -x "/tests/" -s "$1" -p "$2" "$1" >&2
}

wheels=$(wheels)
mkdir "$work/app"
cp -r "$source_folder/src/." "$work/app/"
find "$work/app" -type d \( -name __pycache__ -o -name .pytest_cache \) -prune -exec rm -rf {} +
compile_python "$work/app" /app
"$IMAGES_DIR/mkimage.py" -t "$reference" -o "$output" --user 10001:10001 --workdir /app \
  --env PATH=/usr/bin:/bin --env PYTHONPATH=/opt/python:/app --env PYTHONUNBUFFERED=1 --env HOME=/tmp \
  "$rootfs" "$wheels:/opt/python" "$work/app:/app"
