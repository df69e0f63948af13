"""A handler in a directory of its own, and cairn_predict.py started over it as a pod would start it."""

import http.client
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

PREDICTOR = pathlib.Path(__file__).resolve().parents[2] / "main/resources/dev/cairn/worker/predict/cairn_predict.py"


_spec = importlib.util.spec_from_file_location("cairn_predict", PREDICTOR)
cairn_predict = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(cairn_predict)


class PredictorTest(unittest.TestCase):
    """Below `root`: app/ is the working directory with the module `handler`, rows/ and predictions/ as in a pod."""

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="cairn-predict-"))
        self.addCleanup(shutil.rmtree, self.root)
        for name in ("app", "rows", "predictions", "model"):
            (self.root / name).mkdir()
        shutil.copy(PREDICTOR, self.root / "rows")

    def handler(self, source):
        (self.root / "app/handler.py").write_text(textwrap.dedent(source), encoding="utf-8")

    def rows(self, dataset, *records):
        (self.root / "rows" / dataset).mkdir(exist_ok=True)
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (self.root / "rows" / dataset / "rows.jsonl").write_text(lines, encoding="utf-8")

    def command(self, *arguments, handler="handler:predict"):
        places = [f"--{name}={self.root / name}" for name in ("model", "rows", "predictions")]
        script = str(self.root / "rows" / PREDICTOR.name)
        return [sys.executable, script, "--handler", handler, *places, *arguments]

    def files(self, **options):
        """Runs --files to its end."""
        return subprocess.run(
            self.command("--files", **options), cwd=self.root / "app", capture_output=True, text=True, timeout=60
        )

    def predictions(self, dataset):
        return (self.root / "predictions" / dataset / "predictions.csv").read_bytes().decode("utf-8")

    def assert_refused(self, ended, *said):
        """Exit code 1, and everything of `said` on the last line of standard error."""
        self.assertEqual(ended.returncode, 1, ended.stderr)
        last = ended.stderr.splitlines()[-1]
        self.assertTrue(last.startswith("cairn_predict: "), last)
        for part in said:
            self.assertIn(part, last)


class ServerTest(PredictorTest):
    """Starts --serve and talks to it."""

    def serve(self, *arguments, **environment):
        self.server = subprocess.Popen(
            self.command("--serve", "--port=0", *arguments),
            cwd=self.root / "app",
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(self.server.communicate)
        self.addCleanup(self.server.kill)
        line = self.server.stdout.readline()
        self.assertIn("listening on port", line)
        self.port = int(line.split()[-1])

    def connect(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self.addCleanup(connection.close)
        return connection

    def ask(self, method, path, body=None, connection=None):
        """Status and parsed answer."""
        connection = connection or self.connect()
        connection.request(method, path, body if body is None or isinstance(body, bytes) else json.dumps(body))
        answer = connection.getresponse()
        self.assertEqual(answer.headers["Content-Type"], "application/json")
        return answer.status, json.loads(answer.read())
