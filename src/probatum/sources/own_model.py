"""A client for endpoints that speak OpenAI's chat completions: Ollama, llama.cpp, vLLM or a hosted one.

https://platform.openai.com/docs/api-reference/chat. Nothing is sent unless a user names an endpoint. Every
failure (no answer, an error status, a reply too large or of another shape) is a SourceUnavailable that
names the endpoint; the key appears in no message.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from probatum.domain.errors import ProbatumError, SourceUnavailable

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 1_000_000
PATIENCE = 120.0  # seconds for a whole reply


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, and which model; `url` is the base that ends in `/v1` for most servers."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    patience: float = PATIENCE
    most_bytes: int = MOST_BYTES

    def __post_init__(self) -> None:
        if not _is_address(self.url):
            raise ProbatumError(
                "not the address of an endpoint",
                field="--own-model",
                value=self.url,
                remedy="write the base URL, as in http://localhost:11434/v1",
            )
        if not self.model.strip():
            raise ProbatumError("no model named", field="--model", remedy="name a model the endpoint serves")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or brackets that are none
        return False


def complete(endpoint: Endpoint, messages: Sequence[Mapping[str, str]]) -> str:
    """The text of the model's reply to a chat; raises SourceUnavailable where there is none."""
    outcome: list[str | Exception] = []
    client = _client(endpoint)
    asking = threading.Thread(target=_asked, args=(client, endpoint, messages, outcome), daemon=True)
    asking.start()
    asking.join(endpoint.patience)  # a server that drips a byte now and then never times out by itself
    if not outcome:
        raise _unavailable(endpoint, f"no whole reply within {endpoint.patience:g} seconds")
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]


def _client(endpoint: Endpoint) -> httpx.Client:
    try:
        import httpx
    except ImportError:
        raise ProbatumError(
            "httpx is not installed", field="--own-model", remedy="pip install 'probatum[own-model]'"
        ) from None
    headers = {"Accept-Encoding": "identity"}  # a reply is bounded as it is sent, not as it unpacks
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    return httpx.Client(timeout=endpoint.patience, headers=headers, follow_redirects=False, trust_env=False)


def _asked(
    client: httpx.Client,
    endpoint: Endpoint,
    messages: Sequence[Mapping[str, str]],
    outcome: list[str | Exception],
) -> None:
    import httpx

    body = {"model": endpoint.model, "messages": list(messages), "temperature": 0, "stream": False}
    try:
        with (
            client,
            client.stream("POST", endpoint.url.rstrip("/") + "/chat/completions", json=body) as reply,
        ):
            data = _bounded(reply, endpoint)
            if reply.status_code != httpx.codes.OK:
                raise _unavailable(endpoint, f"status {reply.status_code}")
        outcome.append(_content(endpoint, data))
    except httpx.HTTPError as error:
        outcome.append(_unavailable(endpoint, type(error).__name__))
    except SourceUnavailable as error:
        outcome.append(error)
    except (ValueError, httpx.InvalidURL):
        outcome.append(_unavailable(endpoint, "cannot be asked"))


def _bounded(reply: httpx.Response, endpoint: Endpoint) -> bytes:
    data = bytearray()
    for chunk in reply.iter_raw():
        data += chunk
        if len(data) > endpoint.most_bytes:
            raise _unavailable(endpoint, f"a reply of more than {endpoint.most_bytes} bytes")
    return bytes(data)


def _content(endpoint: Endpoint, data: bytes) -> str:
    """The words inside the envelope of the protocol."""
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise _unavailable(endpoint, "a reply that is no chat completion") from None
    if not isinstance(content, str):
        raise _unavailable(endpoint, "a reply without text")
    return content


def _unavailable(endpoint: Endpoint, problem: str) -> SourceUnavailable:
    parts = urlsplit(endpoint.url)
    return SourceUnavailable(problem, source=f"own model at {parts.hostname}", remedy="is it running there?")
