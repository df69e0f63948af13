#!/usr/bin/env bash
# Deletes the kind cluster "cairn". Called by ../down.sh.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
kind delete cluster --name cairn --kubeconfig "$OWN_KUBECONFIG"
