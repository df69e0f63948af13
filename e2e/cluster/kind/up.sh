#!/usr/bin/env bash
# Starts the cluster "cairn" with kind, or finds it. Called by ../up.sh. KIND_IMAGE chooses another node image than kind's own.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
docker_answers || die "no Docker engine answers; start it, or leave CLUSTER out to use our own node"
command -v kind >/dev/null || die "the program kind is missing: 'go install sigs.k8s.io/kind@latest' and put it on PATH"
mkdir -p "$CAIRN_STATE/conf/audit" "$CAIRN_STATE/audit"
cp "$CLUSTER_DIR/node/conf/audit-policy.yaml" "$CAIRN_STATE/conf/audit/policy.yaml"
sed "s#@CAIRN_STATE@#$CAIRN_STATE#" "$CLUSTER_DIR/kind/kind.yaml" > "$CAIRN_STATE/conf/kind.yaml"
if kind get clusters 2>/dev/null | grep -qx cairn; then
  docker start cairn-control-plane >/dev/null # it may have been stopped with its machine
  kind export kubeconfig --name cairn --kubeconfig "$OWN_KUBECONFIG" >/dev/null 2>&1
else
  say "creating the kind cluster 'cairn'"
  kind create cluster --name cairn --config "$CAIRN_STATE/conf/kind.yaml" --kubeconfig "$OWN_KUBECONFIG" --wait 180s ${KIND_IMAGE:+--image "$KIND_IMAGE"}
fi
echo kind > "$CAIRN_STATE/provider"
use_kubectl
kubectl wait --for=condition=Ready node --all --timeout=120s >/dev/null
