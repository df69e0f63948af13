#!/usr/bin/env bash
# Puts built images into the running cluster: load.sh [NAME...] (default: all of them). What is there already is left alone.
# An example's image gets the tag dev as well, which its YAML names, so that "kubectl apply -f examples/<story>" works.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cluster/env.sh"
source "$IMAGES_DIR/lib.sh"

case $PROVIDER in
  node)
    source "$CLUSTER_DIR/node/settings.sh"
    present() { ctr images ls -q "name==$1" | grep -q .; }
    import() { ctr images import "$2" >/dev/null; }
    tag() { ctr images tag --force "$1" "$2" >/dev/null; } ;;
  kind)
    present() { docker exec cairn-control-plane crictl inspecti "$1" >/dev/null 2>&1; }
    import() { kind load image-archive "$2" --name cairn; }
    tag() { docker exec cairn-control-plane ctr -n k8s.io images tag --force "$1" "$2" >/dev/null; } ;;
  given) die "KUBECONFIG names a cluster that was not started here, and images cannot be put into it: push the archives of $CAIRN_CACHE/images to a registry that it reaches (skopeo copy docker-archive:FILE docker://REGISTRY/NAME:TAG) and set the chart's image values to those names" ;;
  *) die "no cluster is up; start one with 'make cluster'" ;;
esac

[ $# -gt 0 ] || { mapfile -t names < <(image_names); set -- "${names[@]}"; }
for name in "$@"; do
  reference=$(image_reference "$name")
  file=$(archive "$reference")
  if ! present "$reference"; then
    [ -f "$file" ] || die "image $reference is not built; run 'make images'"
    import "$reference" "$file"
    say "image $reference imported"
  fi
  [ "$(recipe "$name")" != example ] || tag "$reference" "$(image_repository "$name"):dev"
done
