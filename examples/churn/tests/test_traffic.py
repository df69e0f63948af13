import http.server
import json
import threading

import pytest

from churn import columns, model, traffic


class Stub(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        status, version = self.server.answers[len(self.server.asked) % len(self.server.answers)]
        self.send_response(status)
        self.send_header("Content-Length", "2")
        if version:
            self.send_header("x-cairn-model-version", version)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_): ...


@pytest.fixture
def service():
    """Answers in turn as `answers` says: status and version."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    server.asked, server.answers = [], [(200, "churn-1")]
    server.url = f"http://127.0.0.1:{server.server_address[1]}/predict"
    threading.Thread(target=server.serve_forever).start()
    yield server
    server.shutdown()
    server.server_close()


def test_asks_about_customers_whom_the_model_knows_how_to_predict(service, loaded):
    # When
    traffic.send(service.url, 10_000, 40, 2, 7)
    # Then
    assert len(service.asked) == 40
    assert len({customer["customer_id"] for customer in service.asked}) == 40
    assert columns.LABEL not in service.asked[0]
    assert len(model.predict(service.asked)) == 40


def test_tells_who_answered_and_what_failed(service):
    # Given
    service.answers = [(200, "churn-1"), (200, "churn-2"), (500, "churn-2"), (200, None)]
    # When
    said = traffic.send(service.url, 10_000, 40, 1, 7).report()
    # Then
    assert "churn-1 10, churn-2 10, status 500 10, unnamed version 10; 95 % within" in said


def test_counts_requests_that_nobody_answers(service):
    # Given
    url = service.url
    service.shutdown()
    service.server_close()
    # Then
    assert "failed ConnectionRefusedError 5" in traffic.send(url, 10_000, 5, 1, 7).report()


def test_says_that_nothing_was_answered():
    assert traffic.Tally().report() == "churn.traffic: no answers"


def test_begins_anew_after_a_report():
    tally = traffic.Tally()
    tally.add("churn-1", 0.1)
    tally.report()
    tally.add("churn-2", 0.02)
    assert tally.report() == "churn.traffic: churn-2 1; 95 % within 20 ms"
