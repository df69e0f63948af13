#!/usr/bin/env bash
# Volumes for claims that name no StorageClass. On our own node they are made in advance: directories in the state
# folder, each a PersistentVolume of type "local" (hostPath would ignore fsGroup) in the default class cairn-local.
#   volumes.sh ensure   makes what is missing and renews what was released (up.sh does this)
#   volumes.sh renew    empties every released volume and makes it available again
#   volumes.sh list     shows them
# Elsewhere (kind, KUBECONFIG) the cluster's own default class provides volumes, and there is nothing to do.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
COUNT=${CAIRN_VOLUMES:-24}
SIZE=2Gi # of the claim; the directory itself has no limit
FOLDER=$CAIRN_STATE/volumes
NODE_NAME=node1

storage_class() {
  cat <<YAML
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: cairn-local, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
YAML
}

volume() { # NAME
  cat <<YAML
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: $1, labels: {app.kubernetes.io/part-of: cairn-cluster}}
spec:
  capacity: {storage: $SIZE}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: cairn-local
  local: {path: $FOLDER/$1}
  nodeAffinity:
    required:
      nodeSelectorTerms:
      - matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [$NODE_NAME]}]
YAML
}

# A volume's directory may be written by any user: pods run as different ones, and not all set fsGroup.
empty_folder() { # NAME
  rm -rf "${FOLDER:?}/$1"
  mkdir -p "$FOLDER/$1"
  chmod 0777 "$FOLDER/$1"
}

phases() { kubectl get pv -l app.kubernetes.io/part-of=cairn-cluster -o 'jsonpath={range .items[*]}{.metadata.name} {.status.phase}{"\n"}{end}'; }

# Two at once would delete and make the same volumes.
alone() {
  exec 8> "$CAIRN_STATE/volumes.lock"
  flock 8
}

renew() {
  local released name
  mapfile -t released < <(phases | awk '$2 == "Released" || $2 == "Failed" {print $1}')
  [ ${#released[@]} -gt 0 ] || return 0
  kubectl delete pv "${released[@]}" >/dev/null
  for name in "${released[@]}"; do empty_folder "$name"; done
  for name in "${released[@]}"; do volume "$name"; done | kubectl create -f - >/dev/null
  say "${#released[@]} released volumes renewed"
}

ensure() {
  local number name present missing=()
  renew
  present=$(phases)
  for ((number = 1; number <= COUNT; number++)); do
    name=$(printf 'cairn-local-%02d' "$number")
    grep -q "^$name " <<< "$present" || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  for name in "${missing[@]}"; do empty_folder "$name"; done
  { storage_class; for name in "${missing[@]}"; do volume "$name"; done; } | kubectl apply -f - >/dev/null
  say "${#missing[@]} volumes of $SIZE made in $FOLDER"
}

case ${1:-} in ensure | renew | list) ;; *) die "usage: volumes.sh ensure|renew|list" ;; esac
[ -n "$PROVIDER" ] || die "no cluster is up; start one with 'make cluster'"
[ "$PROVIDER" = node ] || { say "volumes come from the cluster's default StorageClass; nothing to do"; exit; }
use_kubectl
case $1 in
  ensure) alone; ensure ;;
  renew) alone; renew ;;
  list) kubectl get pv -l app.kubernetes.io/part-of=cairn-cluster ;;
esac
