#!/usr/bin/env bash
# Stops the cluster that up.sh started and removes everything it left on the host. Certificates, images and the last
# logs stay in the state folder for a fast next start.
#   --keep-objects  keep the objects and volumes too: the next start runs the same pods again
#   --all           remove the whole state folder
set -euo pipefail
unset KUBECONFIG
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
case ${1:-} in '' | --keep-objects | --all) ;; *) die "unknown option $1: use --keep-objects or --all" ;; esac

case $PROVIDER in
  node) "$CLUSTER_DIR/node/down.sh" "$@" ;;
  kind) "$CLUSTER_DIR/kind/down.sh" ;;
  '') say "no cluster of ours is up"; [ "${1:-}" != --all ] || rm -rf "$CAIRN_STATE"; exit ;;
esac
rm -f "$CAIRN_STATE/provider"
