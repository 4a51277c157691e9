"""A connection to addresses that were checked, and to no other, within one span of time.

A name is resolved once and checked; the connection is then opened to what was checked, so that the name
cannot mean another address in between (DNS rebinding). The certificate is still verified against the name.
Every read gets what is left of the time, so that an answer that drips in is ended too.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any

import httpcore
import httpx

SocketOptions = Iterable[Any] | None


class _Stream(httpcore.NetworkStream):
    """A stream whose every step has at most the time that is left."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._left())
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left


class _Backend(httpcore.NetworkBackend):
    """Opens connections to the given addresses, whatever name is asked for."""

    def __init__(self, addresses: Sequence[str], deadline: float) -> None:
        self._inner = httpcore.SyncBackend()
        self._addresses = addresses
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore.NetworkStream:
        failed: Exception = httpcore.ConnectError("no address")
        for address in self._addresses:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise httpcore.ConnectTimeout("out of time")
            try:
                return _Stream(self._inner.connect_tcp(address, port, left), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as broken:
                failed = broken
        raise failed


class PinnedTransport(httpx.BaseTransport):
    """httpx over connections that can only lead to `addresses`; no proxy, no other name."""

    def __init__(self, addresses: Sequence[str], deadline: float, verify: Any = None) -> None:
        context = verify if verify is not None else httpx.create_ssl_context(trust_env=True)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=_Backend(addresses, deadline)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors are httpx's."""
        url = request.url
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
        )
        try:
            answer = self._pool.handle_request(asked)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as broken:
            raise httpx.ConnectError(type(broken).__name__) from broken
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """End all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body as it comes; errors are httpx's."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as broken:
            raise httpx.ReadError(type(broken).__name__) from broken

    def close(self) -> None:
        self._answer.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
