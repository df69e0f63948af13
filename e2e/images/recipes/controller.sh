#!/usr/bin/env bash
# The image of the controller, from Quarkus' fast-jar. Called by ../build.sh: controller.sh controller REFERENCE OUTPUT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cluster/env.sh"
source "$IMAGES_DIR/recipes/java.sh"
reference=$2 output=$3
package operator/controller
app=$CAIRN_ROOT/operator/controller/target/quarkus-app
[ -f "$app/quarkus-run.jar" ] || die "Maven made no $app/quarkus-run.jar"

# Libraries change seldom, our code often: layers of their own.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/opt/cairn"
cp -r "$app/app" "$app/quarkus" "$app/quarkus-run.jar" "$work/opt/cairn/"
"$IMAGES_DIR/mkimage.py" -t "$reference" -o "$output" --user 65532:65532 --workdir /opt/cairn \
  --env JAVA_HOME=/opt/java --env PATH=/opt/java/bin:/usr/bin:/bin \
  --entrypoint "$(entrypoint "${CONTROLLER_FLAGS[@]}" -jar /opt/cairn/quarkus-run.jar)" \
  "$("$RECIPES/rootfs.sh" java)" "$(jre_folder):/opt/java" "$app/lib:/opt/cairn/lib" "$work"
