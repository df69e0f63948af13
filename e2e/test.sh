#!/usr/bin/env bash
# Every lane: unit and API server (Maven), Python (the examples, the predictor), a real cluster. A lane that cannot run fails.
#   e2e/test.sh [unit|api|examples|cluster ...]   only these (api includes unit)
#   KEEP_CLUSTER=1                                leaves a cluster that this script started running
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/cluster/env.sh"
[ $# -gt 0 ] || set -- api examples cluster
started=$SECONDS
lane() { printf '\n== %s  (%d s)\n' "$1" $((SECONDS - started)); }

# What was there before stays; what this script starts, it takes away.
was_up=$PROVIDER
tidy() {
  [ -z "${started_s3:-}" ] || "$CLUSTER_DIR/s3.sh" stop
  if [ -z "$was_up" ] && [ -n "${started_cluster:-}" ] && [ -z "${KEEP_CLUSTER:-}" ]; then
    "$CLUSTER_DIR/down.sh"
  fi
}
trap tidy EXIT

unit() {
  lane "unit lane: records, planners, worker steps, architecture"
  "$CLUSTER_DIR/mvn.sh" -B test -pl '!e2e'
}

api() {
  lane "unit and API lane: a real kube-apiserver and etcd, a real S3 server"
  KUBE_API_TEST_DIR=$("$CLUSTER_DIR/api-lane.sh")
  export KUBE_API_TEST_DIR
  local line
  started_s3=yes
  while read -r line; do export "${line?}"; done < <("$CLUSTER_DIR/s3.sh" start)
  "$CLUSTER_DIR/mvn.sh" -B verify -pl '!e2e'
}

examples() {
  local script
  for script in "$CAIRN_ROOT"/examples/*/test.sh; do
    lane "example $(basename "$(dirname "$script")")"
    "$script"
  done
  lane "the predictor, under every Python that is here"
  "$CAIRN_ROOT/operator/worker/src/test/python/test.sh"
}

cluster() {
  lane "cluster lane: real pods"
  started_cluster=yes
  "$CLUSTER_DIR/up.sh"
  source "$CLUSTER_DIR/env.sh" # a cluster that was started just now is known only from here
  # The S3 server of a test is a Service of the cluster.
  "$CLUSTER_DIR/install.sh" --set 'http.allowedAddresses={10.96.0.0/16}'
  if [ "$PROVIDER" != given ]; then
    local name reference
    "$IMAGES_DIR/build.sh" churn diagnosis s3
    "$IMAGES_DIR/load.sh" churn diagnosis s3
    while IFS='=' read -r name reference; do
      export "CAIRN_IMAGE_${name^^}=$reference"
    done < <("$IMAGES_DIR/tags.sh" controller worker router churn diagnosis s3)
  fi
  [ "$PROVIDER" != node ] || "$CLUSTER_DIR/volumes.sh" renew
  "$CLUSTER_DIR/mvn.sh" -B verify -pl e2e -am -Dlane.unit.skip=true -Dlane.api.skip=true
}

for name in "$@"; do
  case $name in
    unit | api | examples | cluster) "$name" ;;
    *) die "unknown lane '$name'; there are unit, api, examples, cluster" ;;
  esac
done
lane "all lanes passed: $*"
