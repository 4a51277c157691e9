"""One page from the web: politely, within bounds, and from public addresses only.

Only http and https. Every name is resolved before it is asked and every redirect is checked anew;
an address that is private, of this machine or reserved is refused (OWASP, server-side request
forgery). The connection is made to the address that was checked, so that a name cannot change its
mind between the check and the call.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from probatum.domain.errors import ProbatumError, SourceUnavailable
from probatum.sources.articles import limits

if TYPE_CHECKING:
    import httpx

AGENT = "probatum (reads one page on a person's request)"
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, what the server calls them, and the address it was found at."""

    data: bytes
    media_type: str | None
    url: str


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as broken:
        raise SourceUnavailable("no such host", source=host, remedy="check the address") from broken
    return sorted({str(one[4][0]) for one in found})


def fetch(
    url: str,
    *,
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve = resolve,
    patience: float = limits.PATIENCE,
    most_bytes: int = limits.MOST_BYTES,
) -> Fetched:
    """Get one page; raises ProbatumError for a refused address, SourceUnavailable for no answer."""
    import httpx

    deadline = time.monotonic() + patience
    for _ in range(limits.MOST_REDIRECTS + 1):
        address = _checked(url, resolve)
        try:
            with httpx.Client(transport=transport, timeout=patience, follow_redirects=False) as client:
                answer = _ask(client, url, address, deadline, most_bytes)
        except httpx.HTTPError as broken:
            raise SourceUnavailable("no answer", source=url, value=type(broken).__name__) from broken
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise SourceUnavailable("too many redirects", source=url, value=limits.MOST_REDIRECTS)


def _checked(url: str, resolve: Resolve) -> str:
    """The one public address a URL may be asked at."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as broken:
        raise ProbatumError("not an address", field="url", value=url) from broken
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ProbatumError(
            "refused address", field="url", value=url, remedy="an http or https address without a password"
        )
    addresses = resolve(parts.hostname, port)
    private = [one for one in addresses if not _is_public(one)]
    if private or not addresses:
        raise ProbatumError(
            "refused: not a public address", field="url", value=url, remedy="save the page as a file"
        )
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


def _ask(client: httpx.Client, url: str, address: str, deadline: float, most_bytes: int) -> Fetched | str:
    """One request to the checked address; the answer, or where it leads on to."""
    import httpx

    asked = httpx.URL(url)
    host = asked.host
    request = client.build_request(
        "GET",
        asked.copy_with(host=address),
        headers={
            "Host": asked.netloc.decode("ascii"),
            "User-Agent": AGENT,
            "Accept": "text/html, text/plain, application/pdf;q=0.9, */*;q=0.1",
        },
        extensions={"sni_hostname": host.encode("idna")},
    )
    answer = client.send(request, stream=True)
    try:
        if answer.is_redirect:
            return answer.headers["location"]
        if answer.status_code >= 400:
            raise SourceUnavailable("the server refused", source=url, value=answer.status_code)
        return Fetched(_body(answer, url, deadline, most_bytes), answer.headers.get("content-type"), url)
    finally:
        answer.close()


def _body(answer: httpx.Response, url: str, deadline: float, most_bytes: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_bytes():
        size += len(part)
        if size > most_bytes:
            raise SourceUnavailable(
                "the page is too large",
                source=url,
                remedy=f"at most {most_bytes} bytes; save the part needed",
            )
        if time.monotonic() > deadline:
            raise SourceUnavailable("the answer took too long", source=url)
        parts.append(part)
    return b"".join(parts)
