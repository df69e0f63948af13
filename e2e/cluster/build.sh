#!/usr/bin/env bash
# Builds the programs of the local cluster from their Go modules, once per content:
#   build.sh [TARGET...]     targets: kubernetes etcd coredns helm pause s3 (default: all but s3, which only tests need)
#   build.sh --dir TARGET    only prints the folder that holds TARGET's programs
# Results live outside the checkout, in $CAIRN_CACHE/bin/<target>-<key>, where <key> is made of the module's files,
# the Go version and RECIPE below; a second clone of the same sources finds them there and builds nothing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${CAIRN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cairn}
RECIPE=1 # raise when a change of this script changes what is built

# GOTOOLCHAIN=local: nothing but the installed Go builds; a download of another toolchain would be a surprise.
export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS="-mod=readonly -trimpath -buildvcs=false"

target_dir() {
  local key
  key=$( (cd "$here/modules/$1" && sha256sum go.mod $(ls go.sum ./*.go 2>/dev/null); go env GOVERSION GOARCH; echo "$RECIPE") | sha256sum | cut -c1-12)
  printf '%s/bin/%s-%s\n' "$cache" "$1" "$key"
}

module_version() { (cd "$here/modules/$1" && go list -m -f '{{.Version}}' "$2"); }

# Without these Kubernetes calls itself v0.0.0-master, and Helm's kubeVersion check and version skew checks fail.
kubernetes_ldflags() {
  local version minor package
  version=$(module_version kubernetes k8s.io/kubernetes)
  minor=${version#v1.}
  printf '%s' "-s -w"
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    printf ' %s' "-X $package.gitVersion=$version" "-X $package.gitMajor=1" "-X $package.gitMinor=${minor%%.*}" \
      "-X $package.gitTreeState=clean" "-X $package.buildDate=1970-01-01T00:00:00Z"
  done
}

compile() { # module, output file, package, linker flags
  (cd "$here/modules/$1" && go build -p 2 -ldflags "${4:--s -w}" -o "$2" "$3")
}

compile_target() { # target, folder
  local name
  case $1 in
    kubernetes)
      compile kubernetes "$2/kubernetes" . "$(kubernetes_ldflags)"
      for name in kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy kubectl; do
        ln -sfn kubernetes "$2/$name"
      done ;;
    etcd)
      compile etcd "$2/etcd" go.etcd.io/etcd/server/v3
      compile etcd "$2/etcdctl" go.etcd.io/etcd/etcdctl/v3 ;;
    coredns | pause) compile "$1" "$2/$1" . ;;
    helm) compile helm "$2/helm" helm.sh/helm/v3/cmd/helm "-s -w -X helm.sh/helm/v3/internal/version.version=$(module_version helm helm.sh/helm/v3)" ;;
    s3) compile s3 "$2/versitygw" github.com/versity/versitygw/cmd/versitygw ;;
    *) echo "build.sh: unknown target '$1'; use kubernetes, etcd, coredns, helm, pause or s3" >&2; return 2 ;;
  esac
}

build() {
  local dir partial
  dir=$(target_dir "$1")
  [ -d "$dir" ] && return
  echo "building $1 from its Go module (once; kept in $dir)"
  SECONDS=0
  partial=$dir.partial-$$
  rm -rf "$partial"
  mkdir -p "$partial"
  compile_target "$1" "$partial"
  mv -T "$partial" "$dir"
  echo "built $1 in ${SECONDS}s"
}

if [ "${1:-}" = --dir ]; then
  target_dir "${2:?usage: build.sh --dir TARGET}"
  exit
fi
[ $# -gt 0 ] || set -- kubernetes etcd coredns helm pause
for target in "$@"; do build "$target"; done
