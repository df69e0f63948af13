# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# What our single node needs of its host; source after settings.sh. Each function ends with a sentence that says what to change.
PACKAGES=(containerd runc containernetworking-plugins iptables nftables iproute2 procps util-linux mount openssl curl)

require_host() {
  [ "$(uname -s)" = Linux ] || die "our single node needs Linux; use a Docker engine with kind, or set KUBECONFIG to a cluster of yours"
  [ "$(uname -m)" = x86_64 ] || die "images are built for x86_64 only; this machine is $(uname -m)"
  [ "$(id -u)" = 0 ] || die "our single node needs root (it mounts, makes network devices and cgroups): run as root, or use a Docker engine with kind, or set KUBECONFIG"
  command -v go >/dev/null || die "Go is missing: install Go 1.26 or newer (see 'make doctor')"
  [[ $CAIRN_STATE = /* ]] || die "CAIRN_STATE must be an absolute path: $CAIRN_STATE"
  [ ${#CAIRN_STATE} -le 60 ] || die "the path CAIRN_STATE is longer than 60 characters, too long for kubelet's sockets: $CAIRN_STATE"
  require_cgroups
}

# cgroup: prints v2, or v1 (also for the hybrid layout, where kubelet, runc and containerd take version 1).
cgroup_version() { if [ "$(stat -fc %T /sys/fs/cgroup 2>/dev/null)" = cgroup2fs ]; then echo v2; else echo v1; fi; }

require_cgroups() {
  local controller
  for controller in cpu cpuset memory pids; do
    if [ "$(cgroup_version)" = v2 ]; then
      grep -qw "$controller" /sys/fs/cgroup/cgroup.controllers || die "the cgroup controller '$controller' is off (/sys/fs/cgroup/cgroup.controllers): enable it in the kernel's command line"
    else
      awk -v c="$controller" '$3 == "cgroup" && ("," $4 ",") ~ ("," c ",") {found = 1} END {exit !found}' /proc/mounts ||
        die "the cgroup controller '$controller' is not mounted below /sys/fs/cgroup"
    fi
  done
}

require_programs() { # not Debian: the programs must be there
  local name
  for name in containerd runc iptables nft ip sysctl openssl curl /usr/lib/cni/bridge; do
    command -v "$name" >/dev/null || die "'$name' is missing, and this is no Debian where we could install it"
  done
}

# A port that somebody else holds is named before anything starts.
require_ports() {
  local address port
  for address in "127.0.0.1:$ETCD_PORT" "127.0.0.1:$ETCD_PEER_PORT" "$NODE_IP:$API_PORT" "$NODE_IP:$KUBELET_PORT" \
    "127.0.0.1:$KUBELET_HEALTH_PORT" "127.0.0.1:$PROXY_HEALTH_PORT" "127.0.0.1:$CONTROLLER_MANAGER_PORT" "127.0.0.1:$SCHEDULER_PORT"; do
    port=${address##*:}
    ! ss -Hltn "sport = :$port" | grep -qE "(^| )(${address//./\\.}|0\.0\.0\.0:$port|\*:$port|\[::\]:$port) " ||
      die "port $port of this machine is taken by another program ('ss -ltnp' shows it), and the cluster needs it at $address"
  done
}

# Root may still lack CAP_SYS_RESOURCE (bit 24), in virtual machines and containers.
has_sys_resource() { (((0x$(sed -n 's/^CapEff:\t//p' /proc/self/status) >> 24) & 1)); }

# The hard limit of open files, at most the kubelet's default.
max_open_files() {
  local limit
  limit=$(ulimit -Hn)
  if [ "$limit" = unlimited ] || [ "$limit" -gt 1000000 ]; then limit=1000000; fi
  echo "$limit"
}
