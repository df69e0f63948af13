# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# What the images of our Java programs share; sourced after env.sh.
RECIPES=$IMAGES_DIR/recipes

# What Quarkus, Vert.x, Fabric8, Jackson and DuckDB load. java.desktop: java.beans; jdk.zipfs: file systems of jars;
# jdk.jfr: the events of Netty and the JIT; jdk.management: memory and threads for the metrics.
JRE_MODULES=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.sql,java.transaction.xa,java.xml,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

# One process per container: the serial collector needs least; small object headers save a tenth of the heap;
# a program without memory ends, so that Kubernetes sees it. The heap's size comes from JAVA_TOOL_OPTIONS.
JAVA_FLAGS=(-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData)

# The controller waits for the API server most of the time: the optimising compiler would cost it 40 MiB and a third of
# the CPU of a start, and win nothing. The worker hashes and parses: it needs that compiler.
CONTROLLER_FLAGS=(-XX:TieredStopAtLevel=1 -Xss512k)

# The router computes for every request, so it keeps that compiler too. The serial collector is right for it as well: what
# lives long is small (routes, counts, a bounded number of records), bodies wait in bounded buffers, so its pauses stay
# short, while a concurrent collector would take turns on the two cores that serve. Netty reaches into memory in a way
# that JDK 25 warns about; standard error holds JSON lines only.
ROUTER_FLAGS=(--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED)

# jre_folder: prints the folder of the Java run-time image, made once per JDK.
jre_folder() {
  local key folder
  need_jdk
  key=$({ echo "$JRE_MODULES"; cat "$JAVA_HOME/release"; } | sha256sum | cut -c1-12)
  folder=$CAIRN_CACHE/layers/jre-$key
  if [ ! -d "$folder" ]; then
    say "making the Java run-time image of $JAVA_HOME" >&2
    mkdir -p "$CAIRN_CACHE/layers"
    "$JAVA_HOME/bin/jlink" --add-modules "$JRE_MODULES" --strip-java-debug-attributes --no-header-files --no-man-pages \
      --compress=zip-6 --output "$folder.partial-$$" >&2
    # The archive of preloaded classes must have been made with the flags that programs run with.
    "$folder.partial-$$/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xshare:dump >/dev/null
    mv -T "$folder.partial-$$" "$folder"
  fi
  say "$folder"
}

# package MODULE: builds the Maven module with what it needs. Tests and format have lanes of their own.
package() {
  say "packaging $1 with Maven"
  "$CLUSTER_DIR/mvn.sh" -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "$1" -am package
}

entrypoint() { # ARGUMENTS...: the JSON array of java, our flags and the arguments
  python3 -c 'import json, sys; print(json.dumps(sys.argv[1:]))' /opt/java/bin/java "${JAVA_FLAGS[@]}" "$@"
}
