#!/usr/bin/env bash
# The first story, on real pods: a cluster, the operator from its chart, churn data, one TrainingRun, the ModelVersion that it
# registers, and a run whose model is not good enough. Ends with 0 only when the first run succeeded, the digest in the ModelVersion
# is the one that sha256sum gives, computed in a pod over the published files, and the second run was rejected.
#   CAIRN_DEMO_NAMESPACE  where (default cairn-demo); the one of an earlier demo is deleted first, and the new one left for you
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/cluster/env.sh"
namespace=${CAIRN_DEMO_NAMESPACE:-cairn-demo}
run=churn-baseline
started=$SECONDS

title() { printf '\n\033[1m%s\033[0m  (%d s)\n' "$1" $((SECONDS - started)); }
k() { kubectl -n "$namespace" "$@"; }

# Shows the steps of a run until it has ended as it should.
follow() {
  local run=$1 end=$2 shown="" state
  until [ "$(k get trainingrun "$run" -o 'jsonpath={.status.conditions[?(@.type=="Finished")].status}')" = True ]; do
    state=$(k get trainingrun "$run" -o 'jsonpath={.status.state} {.status.step}')
    [ "$state" = "$shown" ] || printf '   %s\n' "${state/# */not seen yet}"
    shown=$state
    # Returns at the next change of the run, at the latest after ten seconds.
    timeout 10 kubectl -n "$namespace" get trainingrun "$run" --watch-only -o name 2>/dev/null | head -n 1 >/dev/null || true
    [ $((SECONDS - started)) -lt 3600 ] || die "the run $run has not ended within an hour"
  done
  state=$(k get trainingrun "$run" -o 'jsonpath={.status.state}')
  [ "$state" = "$end" ] || die "the run $run ended as $state, and $end was expected"
}

gates() {
  k get trainingrun "$1" -o 'jsonpath={range .status.evaluation.gates[*]}   {.verdict}: {.message}{"\n"}{end}'
}

# Objects of the demo that failed explain themselves; nobody should have to search for why.
explain() {
  [ $? -eq 0 ] && return
  echo >&2
  echo "The demo failed. What the objects say:" >&2
  k get trainingruns -o 'custom-columns=RUN:.metadata.name,STATUS:.status' >&2 || true
  k get pods,jobs,events --sort-by=.metadata.creationTimestamp 2>/dev/null | tail -n 30 >&2 || true
}
trap explain EXIT

title "1. A Kubernetes cluster"
"$CLUSTER_DIR/up.sh"
source "$CLUSTER_DIR/env.sh" # a cluster that was started just now is known only from here
use_kubectl

title "2. Images, and the operator from its Helm chart"
"$CLUSTER_DIR/install.sh"
if [ "$PROVIDER" != given ]; then
  "$IMAGES_DIR/build.sh" churn
  "$IMAGES_DIR/load.sh" churn
  image=$("$IMAGES_DIR/tags.sh" churn | cut -d= -f2)
else
  image=${CAIRN_IMAGE_CHURN:?set CAIRN_IMAGE_CHURN to an image built from examples/churn that this cluster can pull}
fi

title "3. Churn data, made by a Job of the example"
# Only what an earlier demo made is deleted: the name may be somebody's.
if kubectl get namespace "$namespace" >/dev/null 2>&1; then
  [ "$(kubectl get namespace "$namespace" -o 'jsonpath={.metadata.labels.cairn\.dev/demo}')" = true ] ||
    die "namespace $namespace exists and is not of an earlier demo; choose another with CAIRN_DEMO_NAMESPACE"
  kubectl delete namespace "$namespace" --wait=true >/dev/null
fi
[ "$PROVIDER" != node ] || "$CLUSTER_DIR/volumes.sh" renew
kubectl create namespace "$namespace" >/dev/null
kubectl label namespace "$namespace" cairn.dev/demo=true >/dev/null
example() { sed "s#localhost/cairn-example-churn:dev#$image#" "$CAIRN_ROOT/examples/churn/$1"; }
example 00-data.yaml | k apply -f -
k wait --for=condition=Complete job/churn-data-generate --timeout=5m >/dev/null
k logs job/churn-data-generate

title "4. kubectl apply -f 01-trainingrun.yaml"
example 01-trainingrun.yaml | k apply -f -
follow "$run" Succeeded
gates "$run"

title "5. What came of it"
k wait --for=condition=Ready "modelversion/$run" --timeout=1m >/dev/null
k get cairn
echo
k get modelversion "$run" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].message}{"\n"}'
k get modelversion "$run" -o 'jsonpath={range .status.source.datasets[*]}made from {.name}: {.uri} {.rows} rows {.digest}{"\n"}{end}'
k get modelversion "$run" -o 'jsonpath=made by   {.status.source.image.reference} {.status.source.image.digest}{"\n"}'
k get events --field-selector "involvedObject.name=$run" -o 'custom-columns=KIND:.involvedObject.kind,REASON:.reason,MESSAGE:.message' --no-headers | grep -v '^Job\|^Pod' || true

title "6. The same digest, by hand"
k delete pod digest --ignore-not-found >/dev/null
# The digest of a directory: SHA-256 of the sorted lines "<sha256>  <relative path>".
by_hand=$(k run digest --image="$image" --restart=Never --attach --quiet --override-type=strategic \
  --overrides='{"spec":{"automountServiceAccountToken":false,"securityContext":{"runAsNonRoot":true,"runAsUser":10001,"fsGroup":10001,"seccompProfile":{"type":"RuntimeDefault"}},"containers":[{"name":"digest","securityContext":{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}},"volumeMounts":[{"name":"models","mountPath":"/models","readOnly":true}]}],"volumes":[{"name":"models","persistentVolumeClaim":{"claimName":"models"}}]}}' \
  --command -- sh -c "cd /models/churn/$run/model && find . -type f -exec sha256sum {} + | sed 's#  \./#  #' | LC_ALL=C sort -k 2 | sha256sum | cut -d ' ' -f 1")
k delete pod digest --wait=false >/dev/null
recorded=$(k get modelversion "$run" -o 'jsonpath={.spec.artifact.digest}')
echo "ModelVersion  $recorded"
echo "sha256sum     sha256:$by_hand"
[ "sha256:$by_hand" = "$recorded" ] || die "the digests differ"

title "7. A model that is not good enough: kubectl apply -f 02-weak.yaml"
example 02-weak.yaml | k apply -f -
follow churn-weak Rejected
gates churn-weak
[ -z "$(k get modelversion churn-weak --ignore-not-found -o name)" ] || die "the rejected run registered a version"

title "Done"
echo "Look around: eval \"\$(make -s kubeconfig)\"; kubectl -n $namespace describe mver $run"
