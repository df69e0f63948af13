#!/usr/bin/env bash
# Starts a Kubernetes cluster for tests and the demo, or finds the one that is there. Safe to repeat.
# Which one: the cluster of KUBECONFIG when that is set; else kind, when a Docker engine answers; else our own single
# node, built from Go modules. CLUSTER=kind or CLUSTER=node forces one of the last two.
set -euo pipefail
[ -z "${CLUSTER:-}" ] || unset KUBECONFIG
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

choose() {
  case ${CLUSTER:-} in
    kind | node) echo "$CLUSTER" ;;
    '') if [ -n "$PROVIDER" ]; then echo "$PROVIDER"
      elif docker_answers && command -v kind >/dev/null; then echo kind
      else echo node; fi ;;
    *) die "CLUSTER=$CLUSTER is not known: use kind or node, or leave it out" ;;
  esac
}
chosen=$(choose)

if [ "$chosen" = given ]; then
  use_kubectl
  cluster_answers || die "the cluster of KUBECONFIG=$KUBECONFIG does not answer; start it, or unset KUBECONFIG to get a local one"
  kubectl get storageclass -o 'jsonpath={.items[*].metadata.annotations}' | grep -q 'is-default-class":"true"' ||
    die "the cluster of KUBECONFIG=$KUBECONFIG has no default StorageClass; mark one (annotation storageclass.kubernetes.io/is-default-class=true)"
  say "using the cluster of KUBECONFIG=$KUBECONFIG, Kubernetes $(kubectl version -o json | sed -n '/serverVersion/,$ s/.*"gitVersion": "\(.*\)".*/\1/p')"
  exit
fi

[ -z "$PROVIDER" ] || [ "$PROVIDER" = "$chosen" ] || die "a cluster of kind '$PROVIDER' is up; run 'make cluster-down' before starting '$chosen'"
if [ "$chosen" = node ] && docker_answers; then
  say "a Docker engine answers, but the program kind is not on PATH; taking our own node instead"
fi

mkdir -p "$CAIRN_STATE"
exec 9> "$CAIRN_STATE/lock"
flock -n 9 || { say "another start is under way; waiting for it"; flock 9; }
"$CLUSTER_DIR/$chosen/up.sh"
"$CLUSTER_DIR/volumes.sh" ensure
say "cluster is up ($chosen). To use it: $("$CLUSTER_DIR/kubeconfig.sh")"
