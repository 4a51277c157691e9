"""Which addresses may be asked: public ones only, whatever way they are written."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from probatum.domain.errors import ProbatumError, SourceUnavailable

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], list[str]]
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order to be tried; decimal forms are read as the system reads them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as broken:
        raise SourceUnavailable("no such host", source=host, remedy="check the address") from broken
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def parsed(url: str) -> httpx.URL:
    """The address in parts; raises ProbatumError for what no browser would open, or holds a password."""
    import httpx

    try:
        found = httpx.URL(url)
        has_host = bool(found.raw_host) and (found.port or 1) < 65536
    except (httpx.InvalidURL, UnicodeError, ValueError) as broken:
        raise ProbatumError("not an address", field="url", value=url) from broken
    if found.scheme not in _PORTS or not has_host or found.userinfo:
        raise ProbatumError(
            "refused address", field="url", value=url, remedy="an http or https address without a password"
        )
    return found


def checked(url: httpx.URL, resolve: Resolve) -> list[str]:
    """The addresses a URL may be asked at; raises ProbatumError when one of them is not public."""
    addresses = resolve(url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme])
    if not addresses or not all(map(is_public, addresses)):
        raise ProbatumError(
            "refused: not a public address", field="url", value=str(url), remedy="save the page as a file"
        )
    return addresses


def is_public(address: str) -> bool:
    """Is this an address of the open internet, also after an IPv4 address inside it is taken out?"""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inside(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address an IPv6 address carries: mapped, 6to4, Teredo or NAT64."""
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
