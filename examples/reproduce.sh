#!/usr/bin/env bash
# Prints a TrainingRun, as JSON, that makes a ModelVersion again from what the registry recorded. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: reproduce.sh MODELVERSION NEW-RUN [-n NAMESPACE] [--fresh | --snapshots]

Prints the TrainingRun that makes MODELVERSION again, under the name NEW-RUN:

  reproduce.sh churn-baseline churn-again -n retail | kubectl create -n retail -f -

With the recorded pins: each data set by its digest, the images by theirs where they came from a registry, the seed that
the first run had. Then other data fail as DigestMismatch, and a deterministic trainer gives the same artifact digest.

  --fresh          without pins: the same recipe on the data and images of today
  --snapshots      data sets that were kept (keep: Snapshot) are read from beside the artifact: also when their source is gone
  -n NAMESPACE     where the version is (absent: kubectl's current namespace)

Needs kubectl and python3. Changes nothing in the cluster.
TEXT
}
fail() { echo "reproduce.sh: $*" >&2; exit 1; }

names=()
kubectl=(kubectl)
mode=""
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --fresh | --snapshots)
      [ -z "$mode" ] || fail "give one of --fresh and --snapshots"
      mode=${1#--}
      ;;
    -n | --namespace) kubectl+=(-n "${2:?$1 needs a namespace}"); shift ;;
    -*) usage >&2; fail "unknown option $1" ;;
    *) names+=("$1") ;;
  esac
  shift
done
[ ${#names[@]} -eq 2 ] || { usage >&2; exit 2; }
for program in kubectl python3; do
  command -v "$program" >/dev/null || fail "$program is not on PATH"
done

# kubectl says itself what is wrong: no such version, no right, no cluster.
version=$("${kubectl[@]}" get modelversion.trail.cairn.dev "${names[0]}" -o json) || fail "cannot read ModelVersion ${names[0]}"
python3 -c '
import hashlib
import json
import sys
import urllib.parse


def fail(why):
    sys.exit("reproduce.sh: " + why)


def note(what):
    print("reproduce.sh: " + what, file=sys.stderr)


def pinned_image(reference, recorded):
    """The reference by digest, when it is of a registry: an imported image has only a digest of its configuration."""
    if recorded.get("kind") != "Repo" or not recorded.get("digest") or recorded.get("reference") != reference:
        note(f"image {reference} has no digest in a registry and stays a name")
        return reference
    place, slash, last = reference.partition("@")[0].rpartition("/")
    return place + slash + last.partition(":")[0] + "@" + recorded["digest"]


def pin(spec, status):
    """Puts back what the recipe released."""
    source = status["source"]
    digests = {dataset["name"]: dataset.get("digest") for dataset in source.get("datasets", [])}
    for dataset in spec.get("datasets", []):
        if digests.get(dataset["name"]):
            dataset["digest"] = digests[dataset["name"]]
        else:
            note("data set " + dataset["name"] + " has no recorded digest and is not pinned")
    spec["trainer"]["image"] = pinned_image(spec["trainer"]["image"], source.get("image", {}))
    own = spec.get("predictor", {}).get("image")
    if own:
        spec["predictor"]["image"] = pinned_image(own, status.get("runtime", {}).get("image", {}))
    # Without a seed of its own a run gets one made of its name; the new name would give another.
    if "seed" not in spec.get("parameters", {}):
        seed = int(hashlib.sha256(source["trainingRun"].encode()).hexdigest()[:8], 16) >> 1
        spec.setdefault("parameters", {})["seed"] = str(seed)
        note(f"the first run got its seed from its name; parameter seed={seed} keeps it")


def use_snapshot(dataset, measured, artifact):
    """Reads a data set that was kept from where the worker kept it: data/<name>/ beside model/."""
    if dataset.get("keep") != "Snapshot":
        note("data set " + dataset["name"] + " was not kept and is read from its source")
        return
    place, model, rest = artifact.rpartition("model/")
    if not model or rest:
        fail(f"the artifact is at {artifact}, not in model/ of a run: nobody can say where its data are")
    uri = dataset["uri"]
    single = not uri.endswith("/") and "select" not in dataset and measured.get("files", 1) == 1
    file = uri.rpartition("/")[2]
    if uri.startswith("http"):
        file = urllib.parse.unquote(file.partition("?")[0])
    dataset["uri"] = place + "data/" + dataset["name"] + "/" + (file if single else "")
    del dataset["keep"]  # it stays where it is
    dataset.pop("select", None)


name, mode = sys.argv[1:]
version = json.load(sys.stdin)
known_as = version["metadata"]["name"]
status = version.get("status", {})
recipe = status.get("source", {}).get("recipe")
if not recipe:
    state = status.get("provenance") or status.get("state") or "not looked at yet"
    fail(f"ModelVersion {known_as} has no recipe (it is {state}): only the evidence of a TrainingRun holds one")
if mode != "fresh":
    pin(recipe, status)
if mode == "snapshots":
    measured = {dataset["name"]: dataset for dataset in status["source"].get("datasets", [])}
    for dataset in recipe.get("datasets", []):
        use_snapshot(dataset, measured.get(dataset["name"], {}), version["spec"]["artifact"]["uri"])
run = {
    "apiVersion": version["apiVersion"],
    "kind": "TrainingRun",
    "metadata": {"name": name},
    "spec": recipe,
}
print(json.dumps(run, indent=2))
' "${names[1]}" "$mode" <<<"$version"
