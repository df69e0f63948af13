#!/usr/bin/env bash
# Writes crds/manifests, crds/reference.md and the chart's copy from the records.
# Refuses to break what users have; to do it all the same: crds/generate.sh -Dcairn.allowIncompatible=true
set -euo pipefail
cd "$(dirname "$0")/.."
e2e/cluster/mvn.sh -q -B -pl crds test -Dtest=GeneratedFilesTest -Dcairn.generate=true "$@"
echo "written: crds/manifests crds/reference.md helm/cairn-crds/files"
