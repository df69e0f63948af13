"""Runs a model's handler: over files of rows, or as an HTTP server. One file, standard library, CPython 3.9 or newer.

A handler is named `module:function` and found in the working directory or on PYTHONPATH. It takes a list of records
(dicts) and returns a list of as many predictions, in order. A prediction is a plain value (class or number),
{"prediction": value, "score": number} or {"prediction": value, "scores": {class: number}}; `score` belongs to the
positive class. numpy's arrays and numbers will do; other keys are left out. When the module has a function `load`, it
is called once before, with the model's directory, and what it returns is ignored. A handler that dislikes a record
raises ValueError. Calls never overlap, so a handler need not be safe for threads.

--files reads <rows>/<data set>/rows.jsonl, one record per line, and writes <predictions>/<data set>/predictions.csv:
header `row,prediction`, then `score`, or `score.<class>` for each class; one line per row, `row` from 0. All rows of a
data set have one shape. None, NaN, infinity or another number of predictions is an error that names the row. A file
appears whole or not at all; a new start begins anew. Exit code 0, else the last line of standard error says why.

--serve listens once the model is loaded. GET /healthz: 200 {"status": "ok"}. POST /predict takes a record, a list of
records or {"instances": [records]}, and answers 200 {"predictions": [objects]}, always a list of objects that hold
`prediction`, and `score` or `scores` when the handler gave them. {"error": "..."} comes with 400 (the request, or the
handler's ValueError), 404, 411 (chunks), 413 (a body above --max-body) and 500 (the handler). Connections are kept
alive. x-model-version names CAIRN_MODEL_VERSION. SIGTERM: take nothing new, answer what was asked, end with 0.
"""

import argparse
import csv
import http.server
import importlib
import itertools
import json
import math
import operator
import os
import pathlib
import reprlib
import signal
import socket
import socketserver
import sys
import threading
import traceback

BATCH_ROWS = 1_000


class Refused(Exception):
    """Something cannot be used; the message says what, and where."""


def load_handler(name, model_dir):
    """Imports `module:function`, calls the module's `load`, and returns the function."""
    module_name, _, path = name.partition(":")
    # As with `python -m`: the working directory counts, not the directory of this file, where data sets are.
    sys.path[:] = [os.getcwd(), *(entry for entry in sys.path if entry != os.path.dirname(os.path.abspath(__file__)))]
    module = importlib.import_module(module_name)
    handler = operator.attrgetter(path)(module)
    if hasattr(module, "load"):
        module.load(model_dir)
    return handler


def answers_of(handler, records, first=0):
    """The handler's answers as objects with `prediction` and perhaps scores; `first` is the first record's row."""
    found = handler(records)
    found = found.tolist() if hasattr(found, "tolist") else found
    if not isinstance(found, (list, tuple)):
        raise Refused(f"row {first}: the handler returned no list but {reprlib.repr(found)}")
    if len(found) != len(records):
        raise Refused(f"row {first + min(len(found), len(records))}: {len(found)} answers to {len(records)} records")
    return [answer_of(answer, row) for row, answer in enumerate(found, first)]


def answer_of(answer, row):
    """One answer of the handler, checked and with plain values; scores in the order of their classes."""
    given = answer if isinstance(answer, dict) else {"prediction": answer}
    try:
        fields = {"prediction": plain(given.get("prediction"), (str, int, float))}
        if "score" in given:
            fields["score"] = plain(given["score"], (int, float))
        if "scores" in given:
            if "score" in given or not isinstance(given["scores"], dict) or not given["scores"]:
                raise ValueError("give one score, or scores with a number for each class")
            fields["scores"] = dict(sorted((text(name), plain(p, (int, float))) for name, p in given["scores"].items()))
    except ValueError as problem:
        raise Refused(f"row {row}: the handler returned {reprlib.repr(answer)}: {problem}") from None
    return fields


def plain(value, kinds):
    """A finite number or a text that is not empty, as `kinds` allows; numpy's become Python's."""
    value = value.item() if hasattr(value, "item") else value
    if not isinstance(value, kinds) or value == "" or (isinstance(value, bool) and str not in kinds):
        raise ValueError(f"{reprlib.repr(value)} is no {'class and no number' if str in kinds else 'number'}")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is not finite")
    return value


def text(value):
    """A class as the CSV holds it; truth values as JSON and SQL write them."""
    value = plain(value, (str, int, float))
    return str(value).lower() if isinstance(value, bool) else str(value)


def predict_files(handler, rows, predictions):
    """Predicts every data set below the directory `rows`."""
    sources = sorted(rows.glob("*/rows.jsonl"))
    if not sources:
        raise Refused(f"there is no <data set>/rows.jsonl below {rows}")
    for source in sources:
        target = predictions / source.parent.name / "predictions.csv"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        partial = target.with_suffix(".partial")
        try:
            with open(source, encoding="utf-8") as lines, open(partial, "w", encoding="utf-8", newline="") as out:
                count = write_predictions(handler, lines, csv.writer(out, lineterminator="\n"))
        except Exception as problem:
            raise Refused(f"data set {source.parent.name}: {problem}") from problem
        os.replace(partial, target)
        print(f"cairn_predict: {source.parent.name}: {count} rows", flush=True)


def write_predictions(handler, lines, table):
    """Writes one data set's predictions batch by batch; returns the number of rows."""
    columns, first = [], 0
    for batch in iter(lambda: list(itertools.islice(lines, BATCH_ROWS)), []):
        try:
            answers = answers_of(handler, [json.loads(line) for line in batch], first)
        except Refused:
            raise
        except (Exception, SystemExit) as problem:
            rows = f"rows {first} to {first + len(batch) - 1} (record 0 is row {first})"
            raise Refused(f"{rows}: {type(problem).__name__}: {problem}") from problem
        for row, answer in enumerate(answers, first):
            names = ["score"] if "score" in answer else [f"score.{name}" for name in answer.get("scores", ())]
            if row == 0:
                columns = names
                table.writerow(["row", "prediction", *columns])
            if names != columns:
                raise Refused(f"row {row}: the handler returned the scores {names}, for the rows before {columns}")
            scores = [answer["score"]] if "score" in answer else answer.get("scores", {}).values()
            table.writerow([row, text(answer["prediction"]), *scores])
        first += len(batch)
    if first == 0:
        table.writerow(["row", "prediction"])
    return first


class Server(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6 if socket.has_dualstack_ipv6() else socket.AF_INET
    request_queue_size = 128
    server_bind = socketserver.TCPServer.server_bind  # HTTPServer's waits for the name service

    def __init__(self, port, handler, max_body):
        super().__init__(("", port), Exchange)
        self.handler, self.max_body, self.version = handler, max_body, os.environ.get("CAIRN_MODEL_VERSION")
        self.turn, self.busy, self.ending = threading.Lock(), set(), False

    def serve_until_sigterm(self):
        # In another thread: shutdown() waits for the loop that this one runs.
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=self.shutdown).start())
        print(f"cairn_predict: listening on port {self.server_address[1]}", flush=True)
        self.serve_forever()
        self.ending = True
        self.socket.close()
        for thread in list(self.busy):
            thread.join()


class Exchange(http.server.BaseHTTPRequestHandler):
    protocol_version, server_version, sys_version = "HTTP/1.1", "cairn-predict", ""
    timeout, disable_nagle_algorithm = 60, True

    def do_POST(self):
        self.server.busy.add(threading.current_thread())
        try:
            self.answer(*self.reply())
        finally:
            # In this order: a thread that is being waited for sees that this is the end.
            self.server.busy.discard(threading.current_thread())
            self.close_connection = self.close_connection or self.server.ending
    do_GET = do_POST

    def reply(self):
        length, limit = self.headers.get("Content-Length", "0"), self.server.max_body
        if not length.isdecimal() or len(length) > 18 or "Transfer-Encoding" in self.headers:
            return 411, {"error": "say the body's Content-Length, and send it whole"}
        if int(length) > limit:
            return 413, {"error": f"the body has {length} bytes; {limit} are allowed"}
        body = self.rfile.read(int(length))
        if (self.command, self.path) == ("GET", "/healthz"):
            return 200, {"status": "ok"}
        if (self.command, self.path) != ("POST", "/predict"):
            return 404, {"error": "there are GET /healthz and POST /predict"}
        try:
            asked = json.loads(body)
            asked = asked.get("instances", [asked]) if isinstance(asked, dict) else asked
            if not isinstance(asked, list) or not all(isinstance(record, dict) for record in asked):
                raise ValueError('post a record, a list of records, or {"instances": [records]}')
            with self.server.turn:
                return 200, {"predictions": answers_of(self.server.handler, asked) if asked else []}
        except (ValueError, RecursionError) as problem:
            return 400, {"error": str(problem)}
        except (Exception, SystemExit) as problem:
            traceback.print_exc()
            return 500, {"error": f"{type(problem).__name__}: {problem}"}

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body)),
                   "Connection": status in (411, 413) and "close", "x-model-version": self.server.version}
        for name, value in filter(operator.itemgetter(1), headers.items()):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        # Closing with bytes unread would reset the connection, perhaps before the client has seen the answer.
        while status in (411, 413) and self.rfile.read1(65_536):
            pass

    def log_request(self, *_): ...  # whoever forwards requests records them


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--files", action="store_true")
    mode.add_argument("--serve", action="store_true")
    parser.add_argument("--handler", required=True, metavar="MODULE:FUNCTION")
    for name, place in (("model", "/opt/ml/model"), ("rows", "/cairn/rows"), ("predictions", "/cairn/predictions")):
        parser.add_argument(f"--{name}", default=place, type=pathlib.Path, metavar="DIR")
    parser.add_argument("--port", default=8080, type=int)
    parser.add_argument("--max-body", default=16 << 20, type=int, metavar="BYTES")
    chosen = parser.parse_args()
    # The first process of a container ignores SIGTERM unless it asks for it.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(143))
    try:
        handler = load_handler(chosen.handler, str(chosen.model))
        if chosen.files:
            predict_files(handler, chosen.rows, chosen.predictions)
        else:
            Server(chosen.port, handler, chosen.max_body).serve_until_sigterm()
    except (Exception, SystemExit) as problem:
        traceback.print_exc()
        said = f"{problem}" if isinstance(problem, Refused) else f"{type(problem).__name__}: {problem}"
        print("cairn_predict:", *said.split(), file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
