#!/usr/bin/env bash
# Maven at the root of the checkout with the JDK that the build needs: mvn.sh ARGUMENTS...
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
need_jdk
command -v mvn >/dev/null || die "Maven is missing (see 'make doctor')"
cd "$CAIRN_ROOT"
# Maven's own libraries use memory access that JDK 25 warns about.
export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
exec mvn -Dstyle.color=never "$@"
