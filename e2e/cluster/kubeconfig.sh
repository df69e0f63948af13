#!/usr/bin/env bash
# Prints the line that points kubectl, Helm and the tests at the cluster: eval "$(e2e/cluster/kubeconfig.sh)"
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
[ -n "$PROVIDER" ] && [ -f "$KUBECONFIG" ] || die "no cluster is up; start one with 'make cluster'"
say "export KUBECONFIG=$KUBECONFIG"
