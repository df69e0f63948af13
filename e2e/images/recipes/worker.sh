#!/usr/bin/env bash
# The image of the worker: the steps that run inside Jobs. Called by ../build.sh: worker.sh worker REFERENCE OUTPUT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cluster/env.sh"
source "$IMAGES_DIR/recipes/java.sh"
reference=$2 output=$3
package operator/worker
target=$CAIRN_ROOT/operator/worker/target
jar=$(ls "$target"/cairn-worker-*.jar | head -n 1)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lib" "$work/native"
cp "$target"/lib/*.jar "$work/lib/"
"$RECIPES/native.py" "$work/lib"/duckdb_jdbc-*.jar libduckdb_java.so_linux_amd64 "$work/native/libduckdb_java.so"
"$IMAGES_DIR/mkimage.py" -t "$reference" -o "$output" --user 10001:10001 --workdir /opt/cairn \
  --env JAVA_HOME=/opt/java --env PATH=/opt/java/bin:/usr/bin:/bin \
  --entrypoint "$(entrypoint -Djava.library.path=/opt/cairn/native --enable-native-access=ALL-UNNAMED -jar /opt/cairn/worker.jar)" \
  "$("$RECIPES/rootfs.sh" java)" "$(jre_folder):/opt/java" "$work/lib:/opt/cairn/lib" "$work/native:/opt/cairn/native" \
  "$jar:/opt/cairn/worker.jar"
