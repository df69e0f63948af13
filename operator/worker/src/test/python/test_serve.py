"""--serve: the same handler behind HTTP."""

import concurrent.futures
import signal
import socket

from fixture import ServerTest

HANDLER = """
    import os
    import sys

    inside = 0

    def load(model_dir):
        print("loaded", file=sys.stderr)

    def predict(records):
        global inside
        inside += 1
        try:
            assert inside == 1, "two at once"
            for _ in range(100):
                os.stat(".")  # lets other threads run
            return [answer(record) for record in records]
        finally:
            inside -= 1

    def answer(record):
        if "x" not in record:
            raise ValueError("record lacks x")
        if record["x"] == "break":
            raise KeyError("broken")
        if record["x"] == "leave":
            sys.exit(0)
        return {"prediction": record["x"], "score": 0.5, "other": object()}
"""
SLOW = """
    import sys

    def predict(records):
        print("at work", file=sys.stderr, flush=True)
        sys.stdin.readline()
        return [1 for _ in records]
"""
EXPECTED = {"prediction": 1, "score": 0.5}


class Answers(ServerTest):
    def setUp(self):
        super().setUp()
        self.handler(HANDLER)
        self.serve("--max-body=1000")

    def test_that_it_is_healthy(self):
        self.assertEqual(self.ask("GET", "/healthz"), (200, {"status": "ok"}))

    def test_a_list_whatever_the_form_of_the_request(self):
        for body, count in (
            ({"x": 1}, 1),
            ([{"x": 1}], 1),
            ([{"x": 1}, {"x": 1}], 2),
            ({"instances": [{"x": 1}]}, 1),
            ({"instances": []}, 0),
            ([], 0),
        ):
            with self.subTest(body):
                self.assertEqual(self.ask("POST", "/predict", body), (200, {"predictions": [EXPECTED] * count}))

    def test_many_requests_on_one_connection_whether_they_fail_or_not(self):
        connection = self.connect()
        connection.connect()
        first = connection.sock
        for body, status in (({"x": 1}, 200), ({"y": 1}, 400), ({"x": "break"}, 500), (b"{", 400), ({"x": 1}, 200)):
            self.assertEqual(self.ask("POST", "/predict", body, connection)[0], status)
        self.assertEqual(self.ask("GET", "/nothing", None, connection)[0], 404)
        self.assertEqual(self.ask("POST", "/predicts", {"x": 1}, connection)[0], 404)
        self.assertEqual(self.ask("GET", "/healthz", None, connection)[0], 200)
        self.assertIs(connection.sock, first)

    def test_requests_that_come_at_once_one_after_another(self):
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            asked = [pool.submit(self.ask, "POST", "/predict", {"x": 1}) for _ in range(64)]
            self.assertEqual({answer.result()[0] for answer in asked}, {200})

    def test_400_to_what_is_no_record(self):
        for body in (b"", b"{", b"\xff", b"1", b"null", b'"x"', b"[1]", b'{"instances": {}}', b"[" * 900):
            with self.subTest(body[:9]):
                status, answer = self.ask("POST", "/predict", body)
                self.assertEqual(status, 400)
                self.assertTrue(answer["error"])

    def test_400_with_the_words_of_a_handler_that_dislikes_a_record(self):
        self.assertEqual(self.ask("POST", "/predict", {"y": 1}), (400, {"error": "record lacks x"}))

    def test_500_when_the_handler_fails_and_stays(self):
        self.assertEqual(self.ask("POST", "/predict", {"x": "break"}), (500, {"error": "KeyError: 'broken'"}))

    def test_500_when_the_handler_would_end_the_process(self):
        self.assertEqual(self.ask("POST", "/predict", {"x": "leave"}), (500, {"error": "SystemExit: 0"}))
        self.assertEqual(self.ask("GET", "/healthz")[0], 200)

    def test_500_to_an_answer_that_json_cannot_hold(self):
        status, answer = self.ask("POST", "/predict", b'{"x": NaN}')
        self.assertEqual(status, 500)
        self.assertIn("nan is not finite", answer["error"])

    def test_411_to_chunks(self):
        connection = self.connect()
        connection.request("POST", "/predict", iter([b'{"x": 1}']), encode_chunked=True)
        self.assertEqual(connection.getresponse().status, 411)

    def test_413_to_a_body_above_the_limit_and_closes(self):
        connection = self.connect()
        connection.request("POST", "/predict", b" " * 8_000_001)
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.headers["Connection"]), (413, "close"))
        self.assertIn(b"8000001 bytes; 1000 are allowed", answer.read())

    def test_411_to_lengths_that_are_none(self):
        for length in ("-1", "+5", "1_0", "9" * 5_000, "\xb2"):
            with self.subTest(length[:9]), socket.create_connection(("127.0.0.1", self.port), 30) as raw:
                raw.sendall(f"POST /predict HTTP/1.1\r\nContent-Length: {length}\r\n\r\n".encode("latin-1"))
                self.assertTrue(raw.recv(100).startswith(b"HTTP/1.1 411 "))


class Version(ServerTest):
    def version(self, body):
        connection = self.connect()
        connection.request("POST", "/predict", body)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers["x-model-version"]

    def test_that_serves_is_named_by_every_answer(self):
        self.handler(HANDLER)
        self.serve("--max-body=1000", CAIRN_MODEL_VERSION="churn-7")

        for body, status in (('{"x": 1}', 200), ("{", 400), ('{"x": "break"}', 500), (" " * 2_000, 413)):
            with self.subTest(status):
                self.assertEqual(self.version(body), (status, "churn-7"))

    def test_that_nobody_named_is_not_made_up(self):
        self.handler(HANDLER)
        self.serve(CAIRN_MODEL_VERSION="")

        self.assertEqual(self.version('{"x": 1}'), (200, None))


class Starts(ServerTest):
    def test_only_with_a_model(self):
        self.handler("def load(directory): raise OSError('no model')\ndef predict(records): return []")
        with self.assertRaises(AssertionError):
            self.serve()
        self.assertEqual(self.server.wait(timeout=30), 1)
        self.assertEqual(self.server.stderr.read().splitlines()[-1], "cairn_predict: OSError: no model")


class Ends(ServerTest):
    def test_at_once_when_nothing_is_asked_though_a_connection_is_open(self):
        self.handler(HANDLER)
        self.serve()
        self.ask("GET", "/healthz", connection=self.connect())

        self.server.send_signal(signal.SIGTERM)

        self.assertEqual(self.server.wait(timeout=30), 0)

    def test_after_it_has_answered_what_was_asked(self):
        self.handler(SLOW)
        self.serve()
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            asked = pool.submit(self.ask, "POST", "/predict", {})
            self.assertEqual(self.server.stderr.readline(), "at work\n")

            self.server.send_signal(signal.SIGTERM)
            self.await_refusal()
            self.assertIsNone(self.server.poll())
            self.server.stdin.write("done\n")
            self.server.stdin.flush()

            self.assertEqual(asked.result(), (200, {"predictions": [{"prediction": 1}]}))
        self.assertEqual(self.server.wait(timeout=30), 0)

    def await_refusal(self):
        """Returns when nobody listens any more."""
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 30).close()
            except OSError:
                return
