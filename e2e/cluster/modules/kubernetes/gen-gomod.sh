#!/usr/bin/env bash
# Writes go.mod for one Kubernetes release: k8s.io/kubernetes requires its staging modules
# at v0.0.0, so every staging module needs a replace line to its published v0.MINOR.PATCH.
# Usage: ./gen-gomod.sh v1.34.12 > go.mod ; then: go mod tidy
set -euo pipefail
version=${1:?usage: gen-gomod.sh v1.MINOR.PATCH}
staging=v0.${version#v1.}
upstream=$(cd / && go mod download -json "k8s.io/kubernetes@$version" | sed -n 's/.*"GoMod": "\(.*\)".*/\1/p')
echo "module cairn.dev/e2e/cluster/kubernetes"
echo
grep -E '^go ' "$upstream"
echo
# Same defaults for TLS/HTTP behaviour as the upstream main module.
grep -E '^godebug ' "$upstream"
echo
echo "require k8s.io/kubernetes $version"
echo
echo "replace ("
sed -n 's#^[[:space:]]*\(k8s\.io/[^ ]*\) => \./staging/.*#\1#p' "$upstream" |
  grep -v -e sample-cli-plugin -e sample-controller |
  sed "s#.*#\t& => & $staging#"
echo ")"
