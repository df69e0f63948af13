#!/usr/bin/env bash
# Installs or upgrades the operator from helm/ in the running cluster, with the images of this checkout, and waits for it.
# Arguments go to Helm: install.sh --set NAME=VALUE ...   CAIRN_NAMESPACE chooses another namespace than cairn-system.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
use_kubectl
use_helm
cluster_answers || die "no cluster answers; start one with 'make cluster'"
namespace=${CAIRN_NAMESPACE:-cairn-system}

# Images of this checkout go into a cluster that was started here; any other cluster pulls them from a registry that it knows.
if [ "$PROVIDER" != given ]; then
  "$IMAGES_DIR/build.sh" controller worker router
  "$IMAGES_DIR/load.sh" controller worker router
  controller=$("$IMAGES_DIR/tags.sh" controller | cut -d= -f2)
  worker=$("$IMAGES_DIR/tags.sh" worker | cut -d= -f2)
  router=$("$IMAGES_DIR/tags.sh" router | cut -d= -f2)
else
  controller=${CAIRN_IMAGE_CONTROLLER:-} worker=${CAIRN_IMAGE_WORKER:-} router=${CAIRN_IMAGE_ROUTER:-}
  [ -n "$controller" ] && [ -n "$worker" ] && [ -n "$router" ] ||
    die "the cluster of KUBECONFIG pulls its images: push them to a registry and set CAIRN_IMAGE_CONTROLLER, CAIRN_IMAGE_WORKER and CAIRN_IMAGE_ROUTER to name:tag"
fi
images=(
  --set "controller.image.repository=${controller%:*},controller.image.tag=${controller##*:}"
  --set "worker.image.repository=${worker%:*},worker.image.tag=${worker##*:}"
  --set "router.image.repository=${router%:*},router.image.tag=${router##*:}"
)
helm upgrade --install cairn-crds "$CAIRN_ROOT/helm/cairn-crds" --namespace "$namespace" --create-namespace --wait >/dev/null
helm upgrade --install cairn "$CAIRN_ROOT/helm/cairn" --namespace "$namespace" --wait --timeout 3m "${images[@]}" "$@" >/dev/null
say "installed: $(kubectl -n "$namespace" get deployments -o 'jsonpath={range .items[*]}{.metadata.name} {.status.readyReplicas}/{.spec.replicas} ready {end}')"
