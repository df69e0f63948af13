# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# What the node changes on its host, and how that is undone; source after settings.sh.
MEMORY=$CAIRN_STATE/host # how the host was before the first start

SYSCTLS_WANTED=(net.ipv4.ip_forward=1 net.bridge.bridge-nf-call-iptables=1
  fs.inotify.max_user_instances=1024 fs.inotify.max_user_watches=524288)
# kubelet and kube-proxy write these without being asked.
SYSCTLS_TOUCHED=(vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops
  kernel.keys.root_maxkeys kernel.keys.root_maxbytes net.ipv4.conf.all.route_localnet)

packet_tables() { # the tables that iptables (or ip6tables) shows, one per line
  "$1-save" 2>/dev/null | sed -n 's/^\*//p'
}

remember_host() {
  [ ! -d "$MEMORY" ] || return 0
  mkdir -p "$MEMORY.partial"
  local name
  for name in "${SYSCTLS_WANTED[@]%%=*}" "${SYSCTLS_TOUCHED[@]}"; do
    sysctl -e "$name" 2>/dev/null || true
  done > "$MEMORY.partial/sysctl"
  for name in iptables ip6tables; do packet_tables $name > "$MEMORY.partial/$name"; done
  for name in /run/netns /var/lib/cni /var/lib/kubelet /var/log/containers /run/containerd; do
    [ -e "$name" ] || echo "$name"
  done > "$MEMORY.partial/absent"
  mv -T "$MEMORY.partial" "$MEMORY"
}

prepare_host() {
  remember_host
  local setting
  for setting in "${SYSCTLS_WANTED[@]}"; do
    # Limits are only raised.
    [ "$(sysctl -n "${setting%%=*}" 2>/dev/null || echo 0)" -ge "${setting##*=}" ] || sysctl -qw "$setting"
  done
  ip link show "$NODE_BRIDGE" >/dev/null 2>&1 || ip link add "$NODE_BRIDGE" type bridge
  ip addr replace "$NODE_IP/32" dev "$NODE_BRIDGE"
  ip link set "$NODE_BRIDGE" up
  # Made here with a fixed MAC: a bridge made by the CNI plugin loses its MAC with its last port
  # ("could not set bridge's mac: invalid argument" in the next pod).
  ip link show "$POD_BRIDGE" >/dev/null 2>&1 || ip link add "$POD_BRIDGE" address 0a:58:0a:f4:00:01 type bridge
  ip addr replace "$POD_GATEWAY" dev "$POD_BRIDGE"
  ip link set "$POD_BRIDGE" up
}

# Removes our chains; then, under nf_tables, each table that was absent before and is empty now.
restore_packet_filter() {
  local tool=$1 family=$2 rules table
  rules=$("$tool-save" 2>/dev/null)
  if [[ $rules =~ KUBE-|CNI- ]]; then grep -vE 'KUBE-|CNI-' <<< "$rules" | "$tool-restore"; fi
  [[ $("$tool" -V) == *nf_tables* ]] && command -v nft >/dev/null && [ -d "$MEMORY" ] || return 0
  for table in $(packet_tables "$tool"); do
    grep -qx "$table" "$MEMORY/$tool" && continue
    "$tool-save" -t "$table" 2>/dev/null | grep -qE '^-A|^:[^ ]+ -' || nft delete table "$family" "$table"
  done
}

restore_host() {
  # containerd's folders, volumes of pods, network namespaces of pods
  awk -v a="$CAIRN_STATE/" -v b="$RUN/" 'index($5, a) == 1 || index($5, b) == 1 || $5 ~ "^/run/netns/cni-" {print $5}' \
    /proc/self/mountinfo | sort -r | xargs -r -n 1 umount -l
  rm -f /run/netns/cni-*
  local link hierarchy
  for link in $(ip -o link show master "$POD_BRIDGE" 2>/dev/null | sed -E 's/^[0-9]+: ([^@:]+).*/\1/'); do ip link del "$link"; done
  for link in "$POD_BRIDGE" "$NODE_BRIDGE"; do
    ip link show "$link" >/dev/null 2>&1 && ip link del "$link"
  done
  restore_packet_filter iptables ip
  restore_packet_filter ip6tables ip6
  for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/*; do # version 2, version 1
    [ ! -d "$hierarchy/kubepods" ] || find "$hierarchy/kubepods" -depth -type d -exec rmdir {} +
  done
  remove_strays
  [ ! -f "$MEMORY/sysctl" ] || sysctl -q -p "$MEMORY/sysctl"
  rm -rf "$MEMORY"
}

# Fixed paths that kubelet, CNI and containerd use whatever they are told. A folder goes only when it was absent before.
remove_strays() {
  local file sandbox folder
  for file in /var/lib/cni/results/cairn-pods-*-eth0; do
    sandbox=${file##*/cairn-pods-}
    rm -f "$file" "/var/lib/cni/results/cni-loopback-${sandbox%-eth0}-lo"
  done
  [ ! -d /var/log/containers ] || find /var/log/containers -type l -lname "$CAIRN_STATE/*" -delete
  rm -f /var/lib/kubelet/device-plugins/kubelet.sock /var/lib/kubelet/device-plugins/DEPRECATION
  [ ! -f "$MEMORY/absent" ] || while read -r folder; do
    # Sockets: those of container shims that were killed.
    [ ! -d "$folder" ] || find "$folder" -depth \( -type s -o -type d -empty \) -delete
  done < "$MEMORY/absent"
  rm -rf "$RUN"
}
