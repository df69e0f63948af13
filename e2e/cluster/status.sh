#!/usr/bin/env bash
# Shows the cluster: which kind it is, its processes (RSS, CPU seconds, age), node, system pods, volumes. Exit 1 if it is not healthy.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
[ -n "$PROVIDER" ] || die "no cluster is up; start one with 'make cluster'"
use_kubectl
failed=0
say "cluster: $PROVIDER, KUBECONFIG=$KUBECONFIG"

if [ "$PROVIDER" = node ]; then
  source "$CLUSTER_DIR/node/settings.sh"
  source "$CLUSTER_DIR/node/process.sh"
  for name in "${COMPONENTS[@]}"; do
    if pid=$(pid_of "$name"); then
      ps -o pid=,rss=,cputimes=,etimes= -p "$pid" |
        awk -v n="$name" '{printf "%-24s pid %-7s rss %4d MiB  cpu %4d s in %6d s\n", n, $1, $2 / 1024, $3, $4}'
    else
      say "$name is down (log: $LOGS/$name.log)"
      failed=1
    fi
  done
fi
cluster_answers || die "the API server does not answer; 'make cluster' repairs it"
kubectl get nodes -o wide
kubectl get pods -n kube-system
kubectl get pv --no-headers 2>/dev/null | awk '{count[$5]++} END {for (phase in count) print "volumes", phase ":", count[phase]}'
[ -z "$(kubectl get nodes -o 'jsonpath={.items[*].status.conditions[?(@.type=="Ready")].status}' | grep -v True)" ] || failed=1
exit $failed
