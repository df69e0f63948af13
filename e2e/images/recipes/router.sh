#!/usr/bin/env bash
# The image of the router: the data plane in front of a namespace's predictors. Called by ../build.sh: router.sh router REFERENCE OUTPUT
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cluster/env.sh"
source "$IMAGES_DIR/recipes/java.sh"
reference=$2 output=$3
package operator/router
target=$CAIRN_ROOT/operator/router/target
jar=$(ls "$target"/cairn-router-*.jar | head -n 1)

"$IMAGES_DIR/mkimage.py" -t "$reference" -o "$output" --user 65532:65532 --workdir /opt/cairn \
  --env JAVA_HOME=/opt/java --env PATH=/opt/java/bin:/usr/bin:/bin \
  --entrypoint "$(entrypoint "${ROUTER_FLAGS[@]}" -jar /opt/cairn/router.jar)" \
  "$("$RECIPES/rootfs.sh" java)" "$(jre_folder):/opt/java" "$target/lib:/opt/cairn/lib" "$jar:/opt/cairn/router.jar"
