#!/usr/bin/env bash
# Measures the installed controller and prints a Markdown table: image size, start to ready, memory at rest, requests at rest,
# requests for one TrainingRun. Needs our single node (audit log) and the operator installed (make demo leaves both).
#   STARTS=5   how often the start is measured
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cluster/env.sh"
use_kubectl
[ "$PROVIDER" = node ] || die "this bench reads the audit log of our own node; start it with 'make cluster CLUSTER=node'"
here=$CAIRN_ROOT/e2e/bench
system=cairn-system
namespace=cairn-bench
user=system:serviceaccount:$system:cairn-controller
audit=$CAIRN_STATE/audit/audit.log
selector=app.kubernetes.io/component=controller,app.kubernetes.io/name=cairn
now() { date -u +%Y-%m-%dT%H:%M:%S.%6NZ; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
k() { kubectl -n "$namespace" "$@"; }

kubectl -n "$system" rollout status deployment/cairn-controller --timeout=2m >/dev/null

# --- start: a new pod, from its first appearance to Ready -----------------------------------------------------------
starts=()
for _ in $(seq "${STARTS:-5}"); do
  old=$(kubectl -n "$system" get pods -l "$selector" -o name | sed 's#pod/##' | xargs)
  : > "$work/events"
  kubectl -n "$system" get pods -l "$selector" --watch --output-watch-events -o json > "$work/events" &
  watch_pid=$!
  until [ -s "$work/events" ]; do kill -0 "$watch_pid"; done
  # shellcheck disable=SC2086 # names of pods, one word each
  timeout 120 python3 "$here/ready.py" "$work/events" $old > "$work/ready" &
  reader=$!
  # shellcheck disable=SC2086
  kubectl -n "$system" delete pod $old --wait=false >/dev/null
  wait "$reader"
  kill "$watch_pid"
  wait "$watch_pid" 2>/dev/null || true
  starts+=("$(cat "$work/ready")")
  kubectl -n "$system" rollout status deployment/cairn-controller --timeout=2m >/dev/null
done
start=$(printf '%s\n' "${starts[@]}" | sort -n | awk '{v[NR]=$1} END {printf "%.1f / %.1f / %.1f s", v[1]/1000, v[int((NR+1)/2)]/1000, v[NR]/1000}')

# --- one run: requests from apply until a minute after its end --------------------------------------------------------
image=$("$IMAGES_DIR/tags.sh" churn | cut -d= -f2)
example() { sed "s#localhost/cairn-example-churn:dev#$image#" "$CAIRN_ROOT/examples/churn/$1"; }
kubectl delete namespace "$namespace" --ignore-not-found >/dev/null
"$CLUSTER_DIR/volumes.sh" renew >/dev/null
kubectl create namespace "$namespace" >/dev/null
example 00-data.yaml | k apply -f - >/dev/null
k wait --for=condition=Complete job/churn-data-generate --timeout=5m >/dev/null
since=$(now)
example 01-trainingrun.yaml | k apply -f - >/dev/null
k wait --for=condition=Finished trainingrun/churn-baseline --timeout=10m >/dev/null
k wait --for=condition=Ready modelversion/churn-baseline --timeout=1m >/dev/null
sleep 5 # not a condition: the measured time must hold what comes after the end, too
until=$(now)
run=$("$here/requests.py" "$audit" "$user" "$since" "$until")

# --- at rest ----------------------------------------------------------------------------------------------------------
sleep 60 # likewise: this is the measured time
rest=$("$here/requests.py" "$audit" "$user" "$until" "$(now)" | tail -n 1)
node=$(kubectl get nodes -o 'jsonpath={.items[0].metadata.name}')
rss=$(kubectl get --raw "/api/v1/nodes/$node/proxy/stats/summary" | python3 -c '
import json, sys
pods = json.load(sys.stdin)["pods"]
print(*[round(c["memory"]["rssBytes"] / 2**20) for p in pods if p["podRef"]["name"].startswith("cairn-controller") for c in p["containers"]])')
reference=$("$IMAGES_DIR/tags.sh" controller | cut -d= -f2)
archive=$CAIRN_CACHE/images/$(basename "${reference/:/-}").tar
kubectl delete namespace "$namespace" --wait=false >/dev/null

cat <<TABLE
| Controller | Figure | How |
|---|---|---|
| image, unpacked | $(($(stat -c %s "$archive") / 1000000)) MB (gzip $(($(gzip -c "$archive" | wc -c) / 1000000)) MB) | size of the archive |
| start to ready, $(printf '%s\n' "${starts[@]}" | wc -l) times: least / median / most | $start | pod seen to pod Ready |
| RSS at rest | $rss MiB | the kubelet's summary, a minute after a run |
| requests in 60 s at rest, besides watches and the Lease | $(sed 's/writes \(.*\) reads \(.*\)/\1 writes, \2 reads/' <<< "$rest") | audit log |
| requests for one TrainingRun and its ModelVersion | $(tail -n 1 <<< "$run" | sed 's/writes \(.*\) reads \(.*\)/\1 writes, \2 reads/') | audit log, apply to 5 s after its end |
TABLE
echo
echo "The requests of the run:"
sed '$d' <<< "$run" | sed 's/^/  /'
