#!/usr/bin/env bash
# Says what this machine has and lacks for building, the cluster and the tests, and how to get it. Exit 1 when something
# that is needed is missing. Changes nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
source "$CLUSTER_DIR/packages.sh"
source "$CLUSTER_DIR/node/settings.sh"
source "$CLUSTER_DIR/node/preflight.sh"
missing=0
ok() { printf '  ok       %s\n' "$*"; }
note() { printf '  note     %s\n' "$*"; }
lacks() { printf '  MISSING  %s\n           %s\n' "$1" "$2"; missing=$((missing + 1)); }
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; } # MINIMUM FOUND

check_build() {
  local version
  if [ "$(jdk_major "${JAVA_HOME:-/nowhere}")" = 25 ]; then ok "JDK 25 at $JAVA_HOME"
  else lacks "JDK 25" "install one (Temurin: package temurin-25-jdk; or sdk install java 25-tem) and set JAVA_HOME to it, unless it is in /usr/lib/jvm"; fi

  version=$(mvn -v 2>/dev/null | sed -n 's/\x1b\[[0-9;]*m//g; s/^Apache Maven \([0-9.]*\).*/\1/p' || true)
  if [ -n "$version" ] && at_least 3.8 "$version"; then ok "Maven $version"
  else lacks "Maven 3.8 or newer${version:+ (found $version)}" "apt install maven, or a release of Apache Maven on PATH"; fi

  if command -v python3 >/dev/null; then ok "$(python3 --version 2>&1)"; else lacks "Python 3" "apt install python3"; fi
}

check_go() {
  local version
  version=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null | sed 's/^go//' || true)
  if [ -n "$version" ] && at_least 1.26 "$version"; then ok "Go $version"
  else lacks "Go 1.26 or newer${version:+ (found $version)}" "an official Go release unpacked to /usr/local/go, with /usr/local/go/bin on PATH"; fi
}

check_node() { # our single node; each check of preflight.sh ends its subshell with its own advice
  local message name absent=()
  [ "$(uname -s)" = Linux ] && [ "$(uname -m)" = x86_64 ] || { lacks "Linux on x86_64 (this is $(uname -s) $(uname -m))" "use a Docker engine with kind, or set KUBECONFIG to a cluster of yours"; return; }
  if [ "$(id -u)" = 0 ]; then ok "root"; else lacks "root" "run make as root (sudo -E make ...), or use a Docker engine with kind, or set KUBECONFIG"; fi
  check_go
  if message=$(require_cgroups 2>&1); then ok "cgroups ($(cgroup_version))"; else lacks "cgroup controllers" "${message#error: }"; fi
  has_sys_resource || note "CAP_SYS_RESOURCE is absent; the node gets along without it"
  if is_debian; then
    for name in "${PACKAGES[@]}" mmdebstrap; do
      [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || absent+=("$name")
    done
    if [ ${#absent[@]} -eq 0 ]; then ok "Debian packages"; else note "Debian packages that 'make cluster' and 'make images' will install: ${absent[*]}"; fi
  elif ! message=$(require_programs 2>&1); then lacks "programs of the node" "${message#error: }"; fi
}

check_cluster() {
  if [ "$PROVIDER" = given ]; then
    use_kubectl
    if cluster_answers; then ok "the cluster of KUBECONFIG=$KUBECONFIG answers"; else lacks "an answer of the cluster of KUBECONFIG=$KUBECONFIG" "start it, or unset KUBECONFIG to get a local one"; fi
  elif docker_answers && command -v kind >/dev/null; then
    ok "a Docker engine answers, and kind is here: make cluster uses them"
    command -v kubectl >/dev/null || check_go # kubectl and Helm are built when absent
  else
    note "no Docker engine with kind: make cluster builds and runs a single node of its own"
    check_node
  fi
}

check_room() {
  local folder free memory need=15
  folder=$CAIRN_CACHE
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  [ ! -d "$CAIRN_CACHE/bin" ] || need=5
  free=$(($(df -Pk "$folder" | awk 'NR == 2 {print $4}') / 1048576))
  if [ "$free" -ge "$need" ]; then ok "$free GiB free for $CAIRN_CACHE (needed: $need)"; else lacks "disk space: $free GiB free for $CAIRN_CACHE, needed: $need" "free some, or set CAIRN_CACHE and CAIRN_STATE to folders on a larger disk"; fi
  [ -r /proc/meminfo ] || return 0
  memory=$(($(awk '/^MemTotal/ {print $2}' /proc/meminfo) / 1048576))
  if [ "$memory" -ge 7 ]; then ok "$memory GiB of memory"; else lacks "memory: $memory GiB, needed: 8 (linking Kubernetes takes most of it)" "a larger machine, or set KUBECONFIG to a cluster elsewhere"; fi
}

say "build:"
check_build
say "cluster:"
check_cluster
say "room:"
check_room
[ "$missing" -eq 0 ] || { say "$missing thing(s) missing"; exit 1; }
say "nothing is missing"
