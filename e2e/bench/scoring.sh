#!/usr/bin/env bash
# Measures scoring: 100 000 rows, ten gates, four of them by 2 000 shared resamples. Time without the start of the JVM, peak memory of the whole
# process, whose heap is bounded so that the figure means something.
#   RUNS=3   how often, each in a JVM of its own
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cluster/env.sh"
need_jdk
module=$CAIRN_ROOT/operator/analytics
paths=$(mktemp)
trap 'rm -f "$paths"' EXIT
"$CLUSTER_DIR/mvn.sh" -q -B -pl operator/analytics test-compile dependency:build-classpath -Dmdep.outputFile="$paths" -Dmdep.includeScope=runtime
for _ in $(seq "${RUNS:-3}"); do
  "$JAVA_HOME/bin/java" -Xmx256m -cp "$module/target/classes:$module/target/test-classes:$(cat "$paths")" \
    dev.cairn.analytics.bench.ScoringBench
done
