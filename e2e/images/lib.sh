# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# Names, inputs, tags and archives of the images; source after ../cluster/env.sh.
# An image's tag is made of the content of its inputs. So a change restarts the pods that it concerns, and nothing else does.

stories() { # the examples that bring an image: examples/<story>/Dockerfile
  local file
  for file in "$CAIRN_ROOT"/examples/*/Dockerfile; do
    [ ! -f "$file" ] || basename "$(dirname "$file")"
  done
}
image_names() { printf '%s\n' pause coredns controller router worker; stories; }

# recipe NAME: the script in recipes/ that makes the image.
recipe() {
  case $1 in
    pause | coredns | s3) echo static ;; # s3 is for tests alone: made when asked for
    controller | router | worker) echo "$1" ;;
    *) [ -f "$CAIRN_ROOT/examples/$1/Dockerfile" ] || die "unknown image '$1'; known: $(image_names | xargs)"; echo example ;;
  esac
}

# inputs NAME: files and folders, relative to the checkout, that decide the image's content.
inputs() {
  local java="pom.xml .mvn operator/pom.xml operator/contract/pom.xml operator/contract/src/main e2e/images/recipes/java.sh e2e/images/recipes/rootfs.sh"
  printf '%s\n' e2e/images/mkimage.py "e2e/images/recipes/$(recipe "$1").sh"
  case $1 in
    pause | coredns | s3) ;;
    controller) printf '%s\n' $java crds/pom.xml crds/src/main operator/analytics/pom.xml operator/analytics/src/main operator/controller/pom.xml operator/controller/src/main ;;
    router) printf '%s\n' $java crds/pom.xml crds/src/main operator/analytics/pom.xml operator/analytics/src/main operator/router/pom.xml operator/router/src/main ;;
    worker) printf '%s\n' $java operator/analytics/pom.xml operator/analytics/src/main operator/worker/pom.xml operator/worker/src/main ;;
    *) printf '%s\n' e2e/images/recipes/rootfs.sh "examples/$1/Dockerfile" "examples/$1/requirements.lock" "examples/$1/src" ;;
  esac
}

# The tool that decides the content beside the inputs: the key of a Go program, the version of the JDK.
input_tool() {
  case $1 in
    pause | coredns | s3) basename "$("$CLUSTER_DIR/build.sh" --dir "$1")" ;;
    controller | router | worker) need_jdk; grep -E '^(JAVA_RUNTIME_VERSION|IMPLEMENTOR)=' "$JAVA_HOME/release" ;;
  esac
}

image_tag() {
  local tool
  recipe "$1" >/dev/null
  tool=$(input_tool "$1")
  { cd "$CAIRN_ROOT" || exit
    inputs "$1" | xargs -I{} find {} -type f -not -path '*/__pycache__/*' -not -path '*/.pytest_cache/*' 2>/dev/null | LC_ALL=C sort -u | xargs -d '\n' sha256sum
    printf '%s\n' "$tool"
  } | sha256sum | cut -c1-12
}
image_repository() { if [ "$(recipe "$1")" = example ]; then echo "localhost/cairn-example-$1"; else echo "localhost/cairn-$1"; fi; }
image_reference() { printf '%s:%s\n' "$(image_repository "$1")" "$(image_tag "$1")"; }

# archive REFERENCE: where the image's archive is kept.
archive() { local name=${1#localhost/}; printf '%s/images/%s.tar\n' "$CAIRN_CACHE" "${name/:/-}"; }
