#!/usr/bin/env bash
# Prints the folder of API server, etcd and kubectl for tests that need only an API server: the value of KUBE_API_TEST_DIR,
# in the layout k8s/<version>-linux-amd64/ of Fabric8's kube-api-test (links, no download). Builds the programs when missing.
# Beside them Helm, which renders the chart's admission policies, and the controller manager, which checks their types.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
kubernetes=$(built kubernetes)
etcd=$(built etcd)
helm=$(built helm)
version=$(awk '$1 == "k8s.io/kubernetes" {print substr($2, 2)}' "$CLUSTER_DIR/modules/kubernetes/go.mod")
[ -n "$version" ] || version=$(awk '$2 == "k8s.io/kubernetes" {print substr($3, 2)}' "$CLUSTER_DIR/modules/kubernetes/go.mod")
folder=$CAIRN_CACHE/api-lane/$(basename "$kubernetes")-$(basename "$etcd")
programs=$folder/k8s/$version-linux-amd64
mkdir -p "$programs"
ln -sfn "$etcd/etcd" "$programs/etcd"
ln -sfn "$helm/helm" "$programs/helm"
for name in kube-apiserver kube-controller-manager kubectl; do ln -sfn "$kubernetes/$name" "$programs/$name"; done
say "$folder"
