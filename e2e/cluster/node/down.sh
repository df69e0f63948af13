#!/usr/bin/env bash
# Stops our single node and undoes what it changed on its host. Called by ../down.sh; its options are described there.
set -uo pipefail # no -e: every step must be tried
source "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
source "$CLUSTER_DIR/node/settings.sh"
source "$CLUSTER_DIR/node/process.sh"
source "$CLUSTER_DIR/node/host.sh"
[ "$(id -u)" = 0 ] || die "stopping the node needs root, as starting it did"

# Through containerd, which is started for it if it died: it alone knows mounts and network namespaces of all containers.
remove_containers() {
  [ -f "$CONF/containerd.toml" ] && [ -d "$RUN" ] || return 0
  PATH=/usr/sbin:/usr/bin:$PATH
  pid_of containerd >/dev/null || start containerd --config "$CONF/containerd.toml"
  local i containers
  for ((i = 0; i < 100; i++)); do ctr version >/dev/null 2>&1 && break; sleep 0.1; done
  containers=$(ctr containers ls -q 2>/dev/null)
  ctr tasks ls -q 2>/dev/null | xargs -r -n 20 -P 4 "$(command -v ctr)" -a "$CONTAINERD_SOCK" -n k8s.io tasks rm -f >/dev/null 2>&1
  xargs -r "$(command -v ctr)" -a "$CONTAINERD_SOCK" -n k8s.io containers rm >/dev/null 2>&1 <<< "$containers"
  for i in $containers; do rm -rf "/run/containerd/runc/k8s.io/$i"; done
}

# Shims of our containerd and processes of pods that outlived all this, told by our socket and our cgroups.
kill_leftovers() {
  local pids
  pids=$(pgrep -f -- "containerd-shim.* -address $CONTAINERD_SOCK"; find /sys/fs/cgroup -path '*/kubepods/*' -name cgroup.procs -exec cat {} + 2>/dev/null)
  [ -z "$pids" ] && return
  sort -u <<< "$pids" | xargs -r kill -9 2>/dev/null
  local i
  for ((i = 0; i < 50; i++)); do # a cgroup can be removed once its last process is gone
    [ -z "$(find /sys/fs/cgroup -path '*/kubepods/*' -name cgroup.procs -exec cat {} + 2>/dev/null)" ] && break
    sleep 0.1
  done
}

for name in kubelet kube-proxy kube-controller-manager kube-scheduler; do stop "$name" 5; done
remove_containers
stop kube-apiserver 5
stop etcd 5
stop containerd 5
kill_leftovers
since_start "containers and control plane stopped"
restore_host

# Kept for a fast next start: certificates, images, the logs of this run.
rm -rf "$CAIRN_STATE/kubelet" "$CAIRN_STATE/podlogs" "$CAIRN_STATE/cni"
[ "${1:-}" = --keep-objects ] || rm -rf "$CAIRN_STATE/etcd" "$CAIRN_STATE/volumes"
[ "${1:-}" != --all ] || rm -rf "$CAIRN_STATE"
since_start "down"
