"""reproduce.sh, with a kubectl that knows one ModelVersion."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[1] / "reproduce.sh"
TRAIN, HOLDOUT, IMAGE, OTHER = (f"sha256:{digit * 64}" for digit in "1234")

KUBECTL = """#!/bin/sh
printf "%s\\n" "$*" > "$(dirname "$0")/arguments"
test -f "$(dirname "$0")/version.json" || {
  echo 'Error from server (NotFound): modelversions.trail.cairn.dev "churn-a" not found' >&2
  exit 1
}
cat "$(dirname "$0")/version.json"
"""


def version():
    """What the registry shows of a version that a run made."""
    return {
        "apiVersion": "trail.cairn.dev/v1alpha1",
        "kind": "ModelVersion",
        "metadata": {"name": "churn-a", "uid": "7"},
        "spec": {"artifact": {"uri": "pvc://models/churn/churn-a/model/"}},
        "status": {
            "provenance": "Attested",
            "source": {
                "trainingRun": "churn-a",
                "image": {"reference": "registry.example:5000/churn:1", "digest": IMAGE, "kind": "Repo"},
                "datasets": [
                    {"name": "train", "digest": TRAIN, "rows": 20_000},
                    {"name": "holdout", "digest": HOLDOUT},
                ],
                "recipe": {
                    "model": {"name": "churn"},
                    "trainer": {"image": "registry.example:5000/churn:1", "command": ["python3", "-m", "churn.train"]},
                    "predictor": {"handler": "churn.model:predict"},
                    "parameters": {"seed": "7", "max_depth": "6"},
                    "datasets": [
                        {"name": "train", "uri": "pvc://churn-data/train/", "format": "Parquet"},
                        {"name": "holdout", "uri": "pvc://churn-data/holdout.parquet", "format": "Parquet"},
                    ],
                },
            },
        },
    }


class Reproduce(unittest.TestCase):
    def setUp(self):
        self.bin = pathlib.Path(tempfile.mkdtemp(prefix="reproduce-"))
        self.addCleanup(shutil.rmtree, self.bin)
        (self.bin / "kubectl").write_text(KUBECTL)
        (self.bin / "kubectl").chmod(0o755)
        self.version = version()

    @property
    def source(self):
        return self.version["status"]["source"]

    def run_script(self, *arguments):
        if self.version:
            (self.bin / "version.json").write_text(json.dumps(self.version))
        path = f"{self.bin}:{os.environ['PATH']}"
        return subprocess.run(
            [SCRIPT, *arguments], env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=60
        )

    def spec(self, *options):
        """The spec of the run that is printed, and what was noted beside it."""
        ended = self.run_script("churn-a", "churn-again", *options)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        run = json.loads(ended.stdout)
        self.assertEqual((run["apiVersion"], run["kind"]), ("trail.cairn.dev/v1alpha1", "TrainingRun"))
        self.assertEqual(run["metadata"], {"name": "churn-again"})
        return run["spec"], ended.stderr

    def test_keeps_the_pins(self):
        spec, notes = self.spec()

        expected = version()["status"]["source"]["recipe"]
        expected["trainer"]["image"] = f"registry.example:5000/churn@{IMAGE}"
        expected["datasets"][0]["digest"] = TRAIN
        expected["datasets"][1]["digest"] = HOLDOUT
        self.assertEqual(spec, expected)
        self.assertEqual(notes, "")

    def test_releases_the_pins_when_it_is_to_be_fresh(self):
        self.assertEqual(self.spec("--fresh"), (self.source["recipe"], ""))

    def test_writes_every_form_of_a_reference_by_digest(self):
        for reference, place in (
            ("churn", "churn"),
            ("churn:1", "churn"),
            ("localhost:5000/churn", "localhost:5000/churn"),
            (f"registry.example/team/churn:1@{OTHER}", "registry.example/team/churn"),
        ):
            with self.subTest(reference):
                self.source["image"]["reference"] = self.source["recipe"]["trainer"]["image"] = reference
                self.assertEqual(self.spec()[0]["trainer"]["image"], f"{place}@{IMAGE}")

    def test_keeps_the_name_of_an_image_that_no_registry_has(self):
        self.source["image"]["kind"] = "Local"

        spec, notes = self.spec()

        self.assertEqual(spec["trainer"]["image"], "registry.example:5000/churn:1")
        self.assertIn("image registry.example:5000/churn:1 has no digest in a registry", notes)

    def test_pins_a_predictor_of_its_own_image_by_the_runtime(self):
        self.source["recipe"]["predictor"]["image"] = "serve:1"
        self.version["status"]["runtime"] = {"image": {"reference": "serve:1", "digest": OTHER, "kind": "Repo"}}

        self.assertEqual(self.spec()[0]["predictor"]["image"], f"serve@{OTHER}")

    def test_never_pins_a_predictor_by_another_images_digest(self):
        self.source["recipe"]["predictor"]["image"] = "serve:1"
        self.version["status"]["runtime"] = {"image": self.source["image"]}

        spec, notes = self.spec()

        self.assertEqual(spec["predictor"]["image"], "serve:1")
        self.assertIn("image serve:1 has no digest", notes)

    def test_keeps_the_seed_that_a_run_got_from_its_name(self):
        # As the operator makes it: the first 31 of the 32 bits with which SHA-256 of "churn-a" begins.
        for parameters in ({"max_depth": "6"}, None):
            with self.subTest(parameters):
                self.source["recipe"]["parameters"] = parameters
                if parameters is None:
                    del self.source["recipe"]["parameters"]
                spec, notes = self.spec()
                self.assertEqual(spec["parameters"], {**(parameters or {}), "seed": "404889482"})
                self.assertIn("parameter seed=404889482 keeps it", notes)
                self.assertNotIn("seed", self.spec("--fresh")[0].get("parameters", {}))

    def test_says_which_data_it_cannot_pin(self):
        self.source["datasets"].pop()

        spec, notes = self.spec()

        self.assertNotIn("digest", spec["datasets"][1])
        self.assertIn("data set holdout has no recorded digest", notes)

    def test_reads_what_was_kept_from_beside_the_artifact(self):
        train, holdout = self.source["recipe"]["datasets"]
        train.update(keep="Snapshot", select={"partition": "dt", "last": "90d"})
        holdout["keep"] = "Snapshot"

        spec, notes = self.spec("--snapshots")

        kept = {"format": "Parquet"}
        self.assertEqual(
            spec["datasets"],
            [
                {"name": "train", "uri": "pvc://models/churn/churn-a/data/train/", "digest": TRAIN, **kept},
                {
                    "name": "holdout",
                    "uri": "pvc://models/churn/churn-a/data/holdout/holdout.parquet",
                    "digest": HOLDOUT,
                    **kept,
                },
            ],
        )
        self.assertEqual(notes, "")
        self.assertEqual(self.spec()[0]["datasets"][0]["uri"], "pvc://churn-data/train/")

    def test_knows_a_kept_directory_from_a_kept_file(self):
        for uri, files, end in (
            ("s3://data/a b.csv", 1, "a b.csv"),
            ("https://data.example/x/a%20b.csv?token=1", 1, "a b.csv"),
            ("pvc://data/train", 3, ""),
            ("pvc://data/train/", 1, ""),
        ):
            with self.subTest(uri):
                self.source["recipe"]["datasets"][0].update(uri=uri, keep="Snapshot")
                self.source["datasets"][0]["files"] = files
                found = self.spec("--snapshots")[0]["datasets"][0]["uri"]
                self.assertEqual(found, "pvc://models/churn/churn-a/data/train/" + end)

    def test_says_what_was_not_kept(self):
        spec, notes = self.spec("--snapshots")

        self.assertEqual(spec["datasets"][1]["uri"], "pvc://churn-data/holdout.parquet")
        self.assertIn("data set holdout was not kept and is read from its source", notes)

    def test_says_that_an_artifact_of_another_layout_has_no_data(self):
        self.version["spec"]["artifact"]["uri"] = "s3://mirror/churn/"
        self.source["recipe"]["datasets"][0]["keep"] = "Snapshot"

        ended = self.run_script("churn-a", "churn-again", "--snapshots")

        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertIn("the artifact is at s3://mirror/churn/, not in model/ of a run", ended.stderr)

    def test_reads_from_the_namespace_that_is_named(self):
        self.spec("-n", "retail")

        asked = (self.bin / "arguments").read_text()
        self.assertEqual(asked, "-n retail get modelversion.trail.cairn.dev churn-a -o json\n")

    def test_lets_kubectl_say_that_there_is_no_such_version(self):
        self.version = None

        ended = self.run_script("churn-a", "churn-again")

        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertIn('modelversions.trail.cairn.dev "churn-a" not found', ended.stderr)
        self.assertIn("reproduce.sh: cannot read ModelVersion churn-a", ended.stderr)

    def test_says_that_a_declared_version_has_no_recipe(self):
        self.version["status"] = {"provenance": "Declared"}

        ended = self.run_script("churn-a", "churn-again")

        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertIn("ModelVersion churn-a has no recipe (it is Declared)", ended.stderr)

    def test_says_that_a_new_version_has_no_recipe_yet(self):
        del self.version["status"]

        self.assertIn("it is not looked at yet", self.run_script("churn-a", "churn-again").stderr)

    def test_explains_itself(self):
        self.assertIn("usage: reproduce.sh MODELVERSION NEW-RUN", self.run_script("--help").stdout)
        for arguments in ((), ("churn-a",), ("a", "b", "c")):
            with self.subTest(arguments):
                ended = self.run_script(*arguments)
                self.assertEqual((ended.returncode, ended.stdout), (2, ""))
                self.assertIn("usage:", ended.stderr)
        self.assertIn("give one of --fresh", self.run_script("a", "b", "--fresh", "--snapshots").stderr)
        self.assertIn("unknown option --pins", self.run_script("a", "b", "--pins").stderr)
