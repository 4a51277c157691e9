"""One page from the web: politely, within bounds, and from public addresses only.

Only http and https. Every name is resolved before it is asked, every redirect is checked anew, and an
address that is private, of this machine or reserved is refused (OWASP, server-side request forgery). The
connection goes to the address that was checked (`pinned`). Bounds: time for the whole answer, bytes after
decompression, redirects, kinds of content.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from probatum.domain.errors import SourceError, SourceUnavailable
from probatum.sources.articles import limits
from probatum.sources.articles.addresses import Resolve, checked, parsed, resolve

if TYPE_CHECKING:
    import httpx

AGENT = "probatum (reads one page on a person's request)"
_TYPES = ("text/", "application/xhtml", "application/xml", "application/pdf", "application/octet-stream")
_NO_TYPES = ("text/css", "text/javascript", "text/calendar", "text/event-stream")
_CODINGS = ("", "identity", "gzip", "deflate")  # one of them: a body packed twice is a bomb
Connect = Callable[[Sequence[str], float], "httpx.BaseTransport"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, what the server calls them, and the address it was found at."""

    data: bytes
    media_type: str | None
    url: str


def pinned(addresses: Sequence[str], deadline: float) -> httpx.BaseTransport:
    """Connections to these addresses only, until a point of the monotonic clock."""
    from probatum.sources.articles.pinned import PinnedTransport

    return PinnedTransport(addresses, deadline)


def fetch(
    url: str,
    *,
    connect: Connect = pinned,
    resolve: Resolve = resolve,
    patience: float = limits.PATIENCE,
    most_bytes: int = limits.MOST_BYTES,
) -> Fetched:
    """Get one page; raises ProbatumError for a refused address, SourceUnavailable for no answer."""
    import httpx

    deadline = time.monotonic() + patience
    asked = parsed(url)
    for _ in range(limits.MOST_REDIRECTS + 1):
        addresses = checked(asked, resolve)
        try:
            with httpx.Client(transport=connect(addresses, deadline), trust_env=False) as client:
                answer = _ask(client, asked, deadline, most_bytes)
        except httpx.HTTPError as broken:
            raise SourceUnavailable("no answer", source=str(asked), value=_reason(broken)) from broken
        if isinstance(answer, Fetched):
            return answer
        asked = parsed(answer)
    raise SourceUnavailable("too many redirects", source=str(asked), value=limits.MOST_REDIRECTS)


def _reason(broken: Exception) -> str:
    return str(broken) or type(broken).__name__


def _ask(client: httpx.Client, url: httpx.URL, deadline: float, most_bytes: int) -> Fetched | str:
    """One request; the answer, or where it leads on to."""
    headers = {
        "User-Agent": AGENT,
        "Accept": "text/html, text/plain, application/pdf;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    with client.stream("GET", url, headers=headers) as answer:
        if answer.has_redirect_location:
            return str(url.join(answer.headers["location"]))
        if not answer.is_success:
            raise SourceUnavailable("the server refused", source=str(url), value=answer.status_code)
        media_type = _readable(answer, str(url))
        return Fetched(_body(answer, str(url), deadline, most_bytes), media_type, str(url))


def _readable(answer: httpx.Response, url: str) -> str | None:
    """What the server calls the page; raises SourceError for what cannot be an article."""
    coding = answer.headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise SourceUnavailable("packed in a way we do not open", source=url, value=coding)
    media_type: str | None = answer.headers.get("content-type")
    plain = (media_type or "").partition(";")[0].strip().lower()
    if plain and (not plain.startswith(_TYPES) or plain in _NO_TYPES):
        raise SourceError(
            "is no article", source=url, value=plain, remedy="give the address of a text, HTML or PDF page"
        )
    return media_type


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
