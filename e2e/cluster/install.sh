#!/usr/bin/env bash
# Installs or upgrades the operator from helm/ in the running cluster, with the images of this checkout, and waits for it.
# Arguments go to Helm: install.sh --set NAME=VALUE ...   CAIRN_NAMESPACE chooses another namespace than cairn-system.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
use_kubectl
use_helm
cluster_answers || die "no cluster answers; start one with 'make cluster'"
namespace=${CAIRN_NAMESPACE:-cairn-system}

# In a cluster that was not started here the images come from a registry: the caller's --set image values win, as the last ones.
images=()
if [ "$PROVIDER" != given ]; then
  "$IMAGES_DIR/build.sh" controller worker
  "$IMAGES_DIR/load.sh" controller worker
  while IFS='=' read -r name reference; do
    images+=(--set "$name.image.repository=${reference%:*},$name.image.tag=${reference##*:}")
  done < <("$IMAGES_DIR/tags.sh" controller worker)
fi
helm upgrade --install cairn-crds "$CAIRN_ROOT/helm/cairn-crds" --namespace "$namespace" --create-namespace --wait >/dev/null
helm upgrade --install cairn "$CAIRN_ROOT/helm/cairn" --namespace "$namespace" --wait --timeout 3m "${images[@]}" "$@" >/dev/null
say "installed: $(kubectl -n "$namespace" get deployments -o 'jsonpath={range .items[*]}{.metadata.name} {.status.readyReplicas}/{.spec.replicas} ready {end}')"
