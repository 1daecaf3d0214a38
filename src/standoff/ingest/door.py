"""The door to the network. Only public hosts are asked, as their robots.txt allows, within limits of size and time."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from typing import Protocol
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from standoff.errors import NotAllowedError, TooLargeError, UnreachableError, shown
from standoff.ingest.robots import Rule, allows, rules_for
from standoff.ingest.settings import Settings

_CHUNK = 65_536
_MOST_ROBOTS = 512_000
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Version:
    """By what a server tells its answers apart (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """What asks for another answer than this one."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


NO_VERSION = Version()


class Fetch(Protocol):
    """Fetches an address; with a version, the answer is empty and of status 304 where it has not changed since."""

    def __call__(self, url: str, since: Version = NO_VERSION, /) -> Fetched:
        """Raises NotAllowedError, UnreachableError and TooLargeError."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    url: str
    """The address that answered in the end."""
    status: int
    media_type: str
    charset: str | None
    content: bytes
    version: Version = NO_VERSION


@dataclass(frozen=True, slots=True)
class _Door:
    """The limits, and which IP addresses may be connected to."""

    settings: Settings
    may_ask: Callable[[str], bool]


def make_fetcher(settings: Settings, may_ask: Callable[[str], bool] | None = None) -> Fetch:
    """A function that fetches pages under these settings and asks each host for its robots.txt once.

    `may_ask` says which IP addresses are connected to; by default those that are public, or all if settings say so.
    It raises NotAllowedError, UnreachableError and TooLargeError.
    """
    door = _Door(settings, may_ask or ((lambda _: True) if settings.private_addresses else is_public))

    @cache
    def rules(origin: str) -> tuple[Rule, ...]:
        return _robots(origin, door)

    def check(parts: SplitResult) -> None:
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        if not allows(rules(f"{parts.scheme}://{parts.netloc}"), path):
            raise NotAllowedError(f"The robots.txt of {parts.netloc} keeps robots from {shown(path)}. Save the page.")

    def fetch(url: str, since: Version = NO_VERSION, /) -> Fetched:
        found = _follow(url, door, check, since)
        if found.status != 200 and not (found.status == 304 and since.headers()):
            raise UnreachableError(
                f"{url} answers with status {found.status}. Open it in a browser, and save the page."
            )
        return found

    return fetch


def _robots(origin: str, door: _Door) -> tuple[Rule, ...]:
    """The rules of a host. None where it has no robots.txt; all is shut where it fails to say (RFC 9309, 2.3.1)."""
    try:
        found = _follow(f"{origin}/robots.txt", door, lambda _: None)
    except UnreachableError as error:
        raise UnreachableError(
            f"The robots.txt of {origin} cannot be had, so nothing is fetched there: {error}"
        ) from error
    if found.status >= 500:
        raise UnreachableError(f"The robots.txt of {origin} answers with status {found.status}. Try again later.")
    text = found.content[:_MOST_ROBOTS].decode("utf-8", "replace") if found.status == 200 else ""
    return rules_for(text, door.settings.user_agent.partition("/")[0])


def _follow(url: str, door: _Door, check: Callable[[SplitResult], None], since: Version = NO_VERSION) -> Fetched:
    """The answer at the end of the redirects, each of them checked like the first address."""
    deadline = time.monotonic() + door.settings.most_seconds
    for _ in range(door.settings.most_redirects + 1):
        parts = _split(url)
        check(parts)
        found, target = _answer(url, parts, deadline, door, since)
        if target is None:
            return found
        url = urljoin(url, target)
    raise UnreachableError(f"{shown(url)} comes after {door.settings.most_redirects} redirects, and sends on again.")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        if parts.scheme in _PORTS and parts.hostname and parts.port != 0:
            return parts
    except ValueError as error:
        raise NotAllowedError(f"{shown(url)} is no address of a page: {error}. Mend it.") from error
    raise NotAllowedError(f"{shown(url)} is no address of a page: it must begin with http:// or https://.")


def _answer(url: str, parts: SplitResult, deadline: float, door: _Door, since: Version) -> tuple[Fetched, str | None]:
    """One request: what came, and where it sends on to."""
    try:
        with _connected(parts, deadline, door) as connection:
            connection.request("GET", _target(parts), headers=_headers(parts, door.settings) | since.headers())
            with connection.getresponse() as response:
                return _read(url, response, deadline, door.settings)
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise UnreachableError(
                f"{url} took more than {door.settings.most_seconds:g} seconds. Try again later."
            ) from error
        raise UnreachableError(
            f"{url} cannot be fetched: {str(error) or type(error).__name__}. Check the address."
        ) from error


def _read(url: str, response: HTTPResponse, deadline: float, settings: Settings) -> tuple[Fetched, str | None]:
    target = response.headers.get("location") if response.status in _REDIRECTS else None
    content = b"" if target else b"".join(_body(response, deadline, settings))
    media_type = response.headers.get_content_type() if "content-type" in response.headers else ""
    charset = response.headers.get_content_charset()
    version = Version(response.headers.get("etag"), response.headers.get("last-modified"))
    return Fetched(url, response.status, media_type, charset, content, version), target


@contextmanager
def _connected(parts: SplitResult, deadline: float, door: _Door) -> Iterator[HTTPConnection]:
    """A connection to a checked address. A timer closes it at the deadline, however slowly bytes drip in."""
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    plain = _socket(host, port, deadline, door)
    with closing(_secured(plain, host) if parts.scheme == "https" else plain) as stream:
        timer = Timer(max(0.0, deadline - time.monotonic()), _shut, [stream])
        timer.daemon = True
        timer.start()
        try:
            if isinstance(stream, ssl.SSLSocket):
                stream.do_handshake()
            connection = HTTPConnection(host, port)
            connection.sock = stream
            with closing(connection):
                yield connection
        finally:
            timer.cancel()


def _socket(host: str, port: int, deadline: float, door: _Door) -> socket.socket:
    """A connection to the first of the host's addresses that may be asked and answers; resolved once."""
    resolved = dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    able = [address for address in resolved if door.may_ask(address)]
    if not able:
        raise NotAllowedError(
            f"{shown(host)} stands at {', '.join(resolved)}, in a private or reserved network, which is not asked."
        )
    for i, address in enumerate(able):
        try:
            return socket.create_connection((address, port), timeout=max(0.01, deadline - time.monotonic()))
        except OSError:
            if i + 1 == len(able):
                raise
    raise OSError("no address")  # never: the loop returns or raises


def is_public(address: str) -> bool:
    """Whether an address is public, also where IPv6 wraps an IPv4 address (RFC 4291, 6052, 3056, 4380)."""
    ip = ip_address(address.partition("%")[0])
    inner = _wrapped(ip) if isinstance(ip, IPv6Address) else None
    return is_public(str(inner)) if inner else ip.is_global and not ip.is_multicast


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """The connection under TLS, its handshake still to come; the certificate must be the host's."""
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _shut(stream: socket.socket) -> None:
    try:
        socket.socket.shutdown(stream, socket.SHUT_RDWR)  # not TLS's own, which would wait for the other side
    except OSError:
        return  # closed already


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else path


def _headers(parts: SplitResult, settings: Settings) -> dict[str, str]:
    host = (
        str(parts.hostname).encode("idna").decode("ascii") if ":" not in str(parts.hostname) else f"[{parts.hostname}]"
    )
    return {
        "Host": host if parts.port in {None, _PORTS[parts.scheme]} else f"{host}:{parts.port}",
        "User-Agent": settings.user_agent,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
        "Accept-Encoding": "gzip",
        "Accept-Language": ",".join(settings.languages),
        "Connection": "close",
    }


def _body(response: HTTPResponse, deadline: float, settings: Settings) -> Iterator[bytes]:
    """The answer piece by piece, unpacked, never more than the limits."""
    coding = (response.headers.get("content-encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise UnreachableError(f"The answer is packed as {shown(coding)}, which was not asked for. Save the page.")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    received = expanded = 0
    while chunk := response.read1(_CHUNK):
        received += len(chunk)
        if unpack:
            chunk = unpack.decompress(chunk, settings.most_expanded_bytes + 1 - expanded)
        expanded += len(chunk)
        if received > settings.most_bytes or expanded > settings.most_expanded_bytes:
            raise TooLargeError(
                f"The answer has more than {min(settings.most_bytes, settings.most_expanded_bytes):,} bytes."
            )
        yield chunk
    if time.monotonic() >= deadline:
        raise TimeoutError
    if (unpack and not unpack.eof) or response.length:
        raise OSError("the answer broke off")
