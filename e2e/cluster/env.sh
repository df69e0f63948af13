# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# Settings that every script of this repository shares; sourced, never run. All of them may be set before.
#   CAIRN_CACHE  programs and images, by content: may be kept between machines' builds
#   CAIRN_STATE  everything of the running cluster: kubeconfig, logs, audit log, certificates, volumes
#   KUBECONFIG   when set to another file than ours, that cluster is used and never started or stopped
CAIRN_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CLUSTER_DIR=$CAIRN_ROOT/e2e/cluster
IMAGES_DIR=$CAIRN_ROOT/e2e/images
export CAIRN_CACHE=${CAIRN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cairn}
export CAIRN_STATE=${CAIRN_STATE:-${XDG_STATE_HOME:-$HOME/.local/state}/cairn-cluster}
OWN_KUBECONFIG=$CAIRN_STATE/kubeconfig

# PROVIDER: given (KUBECONFIG of the caller), node (our single node), kind, or empty when nothing was started.
if [ -n "${KUBECONFIG:-}" ] && [ "$KUBECONFIG" != "$OWN_KUBECONFIG" ]; then
  PROVIDER=given
else
  PROVIDER=$(cat "$CAIRN_STATE/provider" 2>/dev/null || true)
  KUBECONFIG=$OWN_KUBECONFIG
fi
export KUBECONFIG

say() { printf '%s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

jdk_major() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

# find_jdk: prints a JDK 25: JAVA_HOME when it is one, else the first in the usual places. Fails when there is none.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* /usr/local/*jdk*25* "$HOME"/.sdkman/candidates/java/25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -x "$home/bin/javac" ] && [ "$(jdk_major "$home")" = 25 ]; then
      printf '%s\n' "$home"
      return
    fi
  done
  return 1
}
if found=$(find_jdk); then export JAVA_HOME=$found; fi
unset found

need_jdk() { [ "$(jdk_major "${JAVA_HOME:-/nowhere}")" = 25 ] || die "no JDK 25 found: set JAVA_HOME to one, or see 'make doctor'"; }

# built TARGET: prints the folder of programs that build.sh makes from the Go module TARGET, building it when missing.
built() {
  "$CLUSTER_DIR/build.sh" "$1" >&2
  "$CLUSTER_DIR/build.sh" --dir "$1"
}

# use_kubectl, use_helm: put a kubectl (ours if it is built, else the caller's) or a Helm (the caller's, else ours) on PATH.
use_kubectl() {
  local ours
  if ours=$(command -v go >/dev/null && "$CLUSTER_DIR/build.sh" --dir kubernetes) && [ -x "$ours/kubectl" ]; then
    PATH=$ours:$PATH
  elif ! command -v kubectl >/dev/null; then
    PATH=$(built kubernetes):$PATH
  fi
}
use_helm() { command -v helm >/dev/null || PATH=$(built helm):$PATH; }

docker_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }
cluster_answers() { kubectl get --raw /readyz --request-timeout=5s >/dev/null 2>&1; }
