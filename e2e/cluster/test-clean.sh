#!/usr/bin/env bash
# Shows that a start and a stop of our own node leave the machine as it was: processes, mounts, network links, addresses,
# routes, packet filter, cgroups, kernel settings, /run. Exit 1 and a diff when something differs. Needs the cluster down.
#   test-clean.sh [--crash]   with --crash every component is killed with SIGKILL before the stop
set -euo pipefail
unset KUBECONFIG
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
[ -z "$PROVIDER" ] || die "a cluster is up; run 'make cluster-down' first (its objects are lost)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The node's own, told by its folders in their arguments, and programs of pods: other users of the machine may run the
# same programs at the same time. A dead process that its parent has not collected yet (state Z) is none.
processes() {
  ps -eo stat=,comm=,args= | awk -v state="$CAIRN_STATE" -v run=/run/cairn-cluster \
    '$1 !~ /^Z/ && $2 ~ /^(etcd|kube|containerd|coredns|pause)/ && (index($0, state) || index($0, run) || $3 ~ /^\/(pause|coredns)$/)' | sort
}
packet_filter() { "$1-save" | sed -E '/^#/d; s/\[[0-9]+:[0-9]+\]/[0:0]/'; } # without dates and counters
kernel_settings() { # those that anything here could touch; the rest are counters and random values
  sysctl -a 2>/dev/null | grep -E '^(vm\.(overcommit|panic)|kernel\.(panic|keys)|fs\.inotify|net\.(ipv4|ipv6)\.(ip_forward|conf\.)|net\.bridge|net\.netfilter\.nf_conntrack_(max|tcp))' || true
}
snapshot() { # FOLDER
  mkdir -p "$1"
  processes > "$1/ps"
  awk '{$1 = $2 = $3 = ""; print}' /proc/self/mountinfo | sort > "$1/mount"
  ip -o link | sed -E 's/^[0-9]+: //; s/ qlen [0-9]+//' | sort > "$1/ip-link"
  { ip -o addr | sed -E 's/^[0-9]+: //; s/valid_lft.*//'; ip route show table all; } | sort > "$1/ip-addr"
  packet_filter iptables > "$1/iptables-save"
  packet_filter ip6tables > "$1/ip6tables-save"
  find /sys/fs/cgroup -type d | grep -E 'kubepods|k8s.io|containerd' | sort > "$1/cgroups" || true
  kernel_settings | sort > "$1/sysctl"
  { find /run /var/run/netns /var/lib/cni /var/lib/kubelet /var/log/containers 2>/dev/null || true; } | grep -E 'cairn|cni|netns|kube|containerd|containers' | sort > "$1/run" || true
}

snapshot "$work/before"
CLUSTER=node "$CLUSTER_DIR/up.sh"
use_kubectl
export KUBECONFIG=$OWN_KUBECONFIG
# A pod with a volume and a node port, so that there is something to leave behind.
kubectl apply -f - >/dev/null <<YAML
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: probe}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: Pod
metadata: {name: probe, labels: {app: probe}}
spec:
  securityContext: {fsGroup: 10001}
  containers:
  - name: pause
    image: $("$IMAGES_DIR/tags.sh" pause | cut -d= -f2)
    ports: [{containerPort: 80, hostPort: 28080, hostIP: 127.0.0.1}]
    volumeMounts: [{name: data, mountPath: /data}]
  volumes: [{name: data, persistentVolumeClaim: {claimName: probe}}]
---
apiVersion: v1
kind: Service
metadata: {name: probe}
spec: {type: NodePort, selector: {app: probe}, ports: [{port: 80}]}
YAML
kubectl wait --for=condition=Ready pod/probe --timeout=60s >/dev/null
if [ "${1:-}" = --crash ]; then
  for file in /run/cairn-cluster/*.pid; do kill -9 "$(cat "$file")"; done
  say "every component killed"
fi
"$CLUSTER_DIR/down.sh"
snapshot "$work/after"

failed=0
for part in ps mount ip-link ip-addr iptables-save ip6tables-save cgroups sysctl run; do
  if diff -u --label "$part before" --label "$part after" "$work/before/$part" "$work/after/$part"; then
    printf '%-15s same (%s lines)\n' "$part" "$(wc -l < "$work/before/$part")"
  else
    printf '%-15s DIFFERS\n' "$part"; failed=1
  fi
done
exit $failed
