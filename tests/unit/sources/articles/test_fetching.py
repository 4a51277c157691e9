"""One page from the web: public addresses only, the connection bound to what was checked, every bound kept.

A server of our own stands in for the internet; its loopback address is let through by a resolver that
speaks of it, never by the check itself.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from probatum.domain.errors import ProbatumError, SourceUnavailable
from probatum.sources.articles import addresses, fetch
from probatum.sources.articles.pinned import PinnedTransport

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "2002:7f00:1::",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address):
    assert not addresses.is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_addresses(address):
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/",
        "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/",
        "http://0/",
    ],
)  # fmt: skip
def test_ways_to_write_this_machine(url):
    with pytest.raises(ProbatumError, match=r"not a public address|no such host|not an address"):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)", "data:text/html,x",
        "http://", "https:///path", "http://user:word@example.org/", "http://user@example.org/", "http://[::1", "http://a\nb/",
        "http://example.org:99999/",
    ],
)  # fmt: skip
def test_addresses_no_page_is_at(url):
    with pytest.raises(ProbatumError, match=r"refused address|not an address"):
        fetch(url, resolve=lambda host, port: ["93.184.216.34"])


def test_one_private_address_among_public_ones_is_enough():
    with pytest.raises(ProbatumError, match="not a public address"):
        fetch("http://example.org/", resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])


# A server of our own


class Site(BaseHTTPRequestHandler):
    """Answers by path."""

    seen: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.seen.append((self.headers.get("Host", ""), self.path))
        getattr(self, f"page_{self.path.strip('/').partition('?')[0] or 'plain'}")()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content_type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def page_plain(self) -> None:
        self.answer("<p>Fabulex – here</p>".encode())

    def page_home(self) -> None:
        self.answer(b"", 302, location="http://127.0.0.1:1/secret")

    def page_file(self) -> None:
        self.answer(b"", 301, location="file:///etc/passwd")

    def page_relative(self) -> None:
        self.answer(b"", 307, location="/plain?x=1")

    def page_circle(self) -> None:
        self.answer(b"", 302, location="/circle")

    def page_nowhere(self) -> None:
        self.answer(b"", 302)

    def page_missing(self) -> None:
        self.answer(b"no", 404)

    def page_large(self) -> None:
        self.answer(b"x" * 50_000)

    def page_packed(self) -> None:
        self.answer(gzip.compress(b"x" * 5_000_000), content_encoding="gzip")

    def page_twice(self) -> None:
        self.answer(gzip.compress(gzip.compress(b"x" * 5_000_000)), content_encoding="gzip, gzip")

    def page_garbage(self) -> None:
        self.answer(b"this is no gzip", content_encoding="gzip")

    def page_image(self) -> None:
        self.answer(b"\x89PNG", content_type="image/png")

    def page_json(self) -> None:
        self.answer(b"{}", content_type="application/json")

    def page_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip(b"<p>")

    def page_drip(self) -> None:
        self.drip(b"HTTP/1.1 200 OK\r\nX-A: " + b"y" * 500)

    def drip(self, words: bytes) -> None:
        for place in range(len(words) * 50):
            try:
                self.wfile.write(words[place % len(words) : place % len(words) + 1])
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[int]:
    """A plain server; its port."""
    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Site)) as port:
        yield port


class _serving:
    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.server = server
        server.daemon_threads = True

    def __enter__(self) -> int:
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return int(self.server.server_address[1])

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


PUBLIC = "93.184.216.34"


def to_loopback(found: Any, deadline: float) -> PinnedTransport:
    """Stands in for the open internet: what was checked to be public is our server."""
    assert list(found) == [PUBLIC]
    return PinnedTransport(["127.0.0.1"], deadline)


def get(port: int, path: str, **given: Any) -> Any:
    return fetch(
        f"http://example.org:{port}/{path}",
        connect=to_loopback,
        resolve=lambda host, _: [PUBLIC],
        **{"patience": 5.0, **given},
    )


def test_a_page_comes_with_its_name_and_kind(site):
    page = get(site, "plain")
    assert page.data == "<p>Fabulex – here</p>".encode()
    assert page.media_type == "text/html; charset=utf-8"
    assert page.url == f"http://example.org:{site}/plain"
    assert Site.seen[-1] == (f"example.org:{site}", "/plain")


def test_a_redirect_is_followed_and_told(site):
    assert get(site, "relative").url == f"http://example.org:{site}/plain?x=1"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("file", "refused address"),
        ("circle", "too many redirects"),
        ("nowhere", "the server refused"),
        ("missing", "404"),
        ("image", "image/png"),
        ("json", "application/json"),
        ("twice", "packed in a way"),
        ("garbage", "no answer"),
    ],
)
def test_what_is_no_page(site, path, words):
    with pytest.raises(ProbatumError, match=words):
        get(site, path)


def test_a_redirect_to_this_machine_is_refused(site):
    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC] if host == "example.org" else addresses.resolve(host, port)

    with pytest.raises(ProbatumError, match="not a public address"):
        fetch(f"http://example.org:{site}/home", connect=to_loopback, resolve=resolve, patience=5)


@pytest.mark.parametrize("path", ["large", "packed"])
def test_a_body_is_bounded_after_it_is_unpacked(site, path):
    with pytest.raises(SourceUnavailable, match="too large"):
        get(site, path, most_bytes=10_000)


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_an_answer_that_drips_is_ended(site, path):
    with pytest.raises(SourceUnavailable, match=r"no answer|too long"):
        get(site, path, patience=0.4)


def test_a_name_that_changes_its_mind_changes_nothing(site):
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    page = fetch(f"http://example.org:{site}/plain", connect=to_loopback, resolve=rebinding, patience=5)
    assert page.data
    assert asked == ["example.org"]  # asked once; the connection went to what was checked


def test_a_dead_address_gives_way_to_the_next(site):
    with socket.socket() as closed:
        closed.bind(("127.0.0.2", 0))  # bound, not listening: refuses

    def connect(found: Any, deadline: float) -> PinnedTransport:
        return PinnedTransport(["127.0.0.2", "127.0.0.1"], deadline)

    page = fetch(f"http://example.org:{site}/plain", connect=connect, resolve=lambda *_: [PUBLIC], patience=5)
    assert page.data


def test_nobody_there_is_an_error():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(SourceUnavailable, match="no answer"):
        get(port, "plain")


# https: the certificate is verified against the name, though the connection goes to an address


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own for example.org."""
    folder = tmp_path_factory.mktemp("tls")
    command = [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=example.org",
        "-addext", "subjectAltName=DNS:example.org",
        "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"),
    ]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs openssl to make a certificate")
    return folder


@pytest.fixture(scope="module")
def secure_site(certificate: Path) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with _serving(server) as port:
        yield port


def secure(port: int, host: str, certificate: Path, *, trusted: bool = True) -> Any:
    def connect(found: Any, deadline: float) -> PinnedTransport:
        context = ssl.create_default_context(cafile=str(certificate / "cert.pem")) if trusted else None
        return PinnedTransport(["127.0.0.1"], deadline, verify=context)

    return fetch(f"https://{host}:{port}/plain", connect=connect, resolve=lambda *_: [PUBLIC], patience=5)


def test_https_is_verified_against_the_name(secure_site, certificate):
    assert secure(secure_site, "example.org", certificate).data
    with pytest.raises(SourceUnavailable, match="no answer"):
        secure(secure_site, "example.com", certificate)  # another name
    with pytest.raises(SourceUnavailable, match="no answer"):
        secure(secure_site, "example.org", certificate, trusted=False)  # a stranger's signature
