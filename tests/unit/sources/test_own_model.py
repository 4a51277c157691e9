"""A local server speaks the protocol of chat completions, and misbehaves in every way we could think of."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from probatum.domain.errors import ProbatumError, SourceUnavailable
from probatum.sources.own_model import Endpoint, complete

MESSAGES = [{"role": "user", "content": "How many?"}]
Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """What was asked, and how to answer."""

    def __init__(self) -> None:
        self.answer: Answer = says("{}")
        self.asked: list[dict[str, object]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.url = ""
        self.closing = threading.Event()


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def says(content: object) -> Answer:
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
    return lambda handler: send(handler, body)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            state.paths.append(self.path)
            state.headers.append(dict(self.headers.items()))
            state.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                state.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    state.url = f"http://127.0.0.1:{httpd.server_port}/v1"
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield state
    state.closing.set()
    httpd.shutdown()
    httpd.server_close()


def ask(server: Server, **options: object) -> str:
    return complete(Endpoint(server.url, "small", **options), MESSAGES)  # type: ignore[arg-type]


def test_a_reply_is_the_text_of_the_first_choice(server: Server) -> None:
    server.answer = says('{"values": []}')
    assert ask(server) == '{"values": []}'
    assert server.paths == ["/v1/chat/completions"]
    assert server.asked[0]["model"] == "small"
    assert server.asked[0]["messages"] == MESSAGES
    assert server.asked[0]["temperature"] == 0


def test_the_key_is_sent_and_stands_in_no_message(server: Server) -> None:
    server.answer = lambda handler: send(handler, b"no", 401)
    endpoint = Endpoint(server.url, "small", key="sesame")
    with pytest.raises(SourceUnavailable) as raised:
        complete(endpoint, MESSAGES)
    assert server.headers[0]["Authorization"] == "Bearer sesame"
    assert "sesame" not in str(raised.value) + repr(endpoint)
    assert "status 401" in str(raised.value)


def test_without_a_key_none_is_sent(server: Server) -> None:
    ask(server)
    assert "Authorization" not in server.headers[0]


def test_a_redirect_is_not_followed(server: Server) -> None:
    server.answer = lambda handler: send(handler, b"", 307, Location=server.url + "/elsewhere")
    with pytest.raises(SourceUnavailable, match="status 307"):
        ask(server, key="sesame")
    assert len(server.paths) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        b"[]",
        b"null",
        b'{"choices": []}',
        b'{"choices": [{"message": {}}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": "x"}',
        b"\xff\xfe",
        b"[" * 20000,
    ],
)
def test_a_reply_of_another_shape_is_unavailable(server: Server, body: bytes) -> None:
    server.answer = lambda handler: send(handler, body)
    with pytest.raises(SourceUnavailable, match="own model at"):
        ask(server)


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_an_error_status_is_unavailable(server: Server, status: int) -> None:
    server.answer = lambda handler: send(handler, b"{}", status)
    with pytest.raises(SourceUnavailable, match=f"status {status}"):
        ask(server)


def test_a_huge_reply_is_cut_off(server: Server) -> None:
    server.answer = says("x" * 50_000)
    with pytest.raises(SourceUnavailable, match="more than 10000 bytes"):
        ask(server, most_bytes=10_000)


def test_silence_ends(server: Server) -> None:
    server.answer = lambda _: server.closing.wait(5) and None
    with pytest.raises(SourceUnavailable):
        ask(server, patience=0.3)


def test_a_drip_ends(server: Server) -> None:
    """A byte now and then keeps a connection alive; the whole reply has one limit all the same."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not server.closing.wait(0.05):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    server.answer = drip
    with pytest.raises(SourceUnavailable, match="no whole reply"):
        ask(server, patience=0.5)


def test_a_connection_that_breaks_off(server: Server) -> None:
    def half(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"choices"')
        handler.close_connection = True

    server.answer = half
    with pytest.raises(SourceUnavailable):
        ask(server)


def test_nobody_there() -> None:
    with pytest.raises(SourceUnavailable, match="is it running"):
        complete(Endpoint("http://127.0.0.1:1/v1", "small"), MESSAGES)


@pytest.mark.parametrize(
    "url", ["", "ftp://x/v1", "localhost:11434", "http://", "http://[::1", "http://h:port/v1", "file:///etc"]
)
def test_not_an_address(url: str) -> None:
    with pytest.raises(ProbatumError, match="--own-model"):
        Endpoint(url, "small")


def test_no_model_named() -> None:
    with pytest.raises(ProbatumError, match="--model"):
        Endpoint("http://localhost/v1", " ")
