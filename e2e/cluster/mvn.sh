#!/usr/bin/env bash
# Maven at the root of the checkout with the JDK that the build needs: mvn.sh ARGUMENTS...
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
need_jdk
command -v mvn >/dev/null || die "Maven is missing (see 'make doctor')"
cd "$CAIRN_ROOT"
exec mvn "$@"
