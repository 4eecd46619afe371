"""Fetches a page of a feed: from hosts that are allowed, by an address looked up once, and no more.

No redirect is followed; no address of a private network is spoken to unless the deployer says so;
size and time have caps.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

LARGEST_PAGE = 16 * 1024 * 1024
LARGEST_FEED = 256 * 1024 * 1024
LONGEST_WAIT = 20.0  # seconds for one answer to begin
LONGEST = 600.0  # seconds for a feed
PIECE = 64 * 1024


class Refused(ValueError):
    """The feed cannot be fetched, or may not be, and why."""


@dataclass
class Fetcher:
    """Reads pages of one feed."""

    hosts: list[str]
    private: bool = False
    _addresses: dict[tuple[str, int], str] = field(default_factory=dict)
    _began: float = field(default_factory=time.monotonic)
    _read: int = 0

    def json(self, url: str) -> Any:
        """What a page holds."""
        raw = self._get(url)
        try:
            return json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise Refused(f"{url}: what came is not JSON") from None

    def _get(self, url: str) -> bytes:
        parts = self._allowed(url)
        host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
        address = self._address(host, port)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        caller = _connection(parts.scheme, host, port, address)
        try:
            caller.request("GET", path, headers={"Accept": "application/json"})
            answer = caller.getresponse()
            if 300 <= answer.status < 400:
                raise Refused(f"{url}: sends us elsewhere, and redirects are not followed")
            if answer.status != 200:
                raise Refused(f"{url}: answers {answer.status}")
            return self._body(url, answer)
        except (OSError, http.client.HTTPException) as wrong:
            raise Refused(f"{url}: {type(wrong).__name__}: {wrong}") from None
        finally:
            caller.close()

    def _allowed(self, url: str) -> SplitResult:
        """The parts of an address that may be fetched."""
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").lower()
            named = f"{host}:{parts.port}" if parts.port else host
        except ValueError:
            raise Refused(f"{url[:200]}: is not an address") from None
        if parts.scheme not in ("https", "http") or not host or parts.username is not None:
            raise Refused(f"{url[:200]}: give an address that begins with https://")
        if parts.scheme == "http" and not self.private:
            raise Refused(f"{url}: only https is fetched")
        if named not in self.hosts and host not in self.hosts:
            raise Refused(f"{host}: not among the hosts that are allowed (LINKWORK_FEED_HOSTS)")
        return parts

    def _address(self, host: str, port: int) -> str:
        """The address of a host, looked up once: it cannot change between asking and speaking."""
        if (host, port) not in self._addresses:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except OSError:
                raise Refused(f"{host}: no such host") from None
            addresses = [str(one[4][0]) for one in found]
            if not self.private and not all(_is_public(one) for one in addresses):
                raise Refused(f"{host}: is in a private network (LINKWORK_FEED_PRIVATE)")
            self._addresses[host, port] = addresses[0]
        return self._addresses[host, port]

    def _body(self, url: str, answer: http.client.HTTPResponse) -> bytes:
        pieces, size = [], 0
        while piece := answer.read(PIECE):
            pieces.append(piece)
            size += len(piece)
            self._read += len(piece)
            if size > LARGEST_PAGE or self._read > LARGEST_FEED:
                raise Refused(f"{url}: is larger than a feed may be")
            if time.monotonic() - self._began > LONGEST:
                raise Refused(f"{url}: took longer than a feed may take")
        return b"".join(pieces)


def _is_public(address: str) -> bool:
    """Whether an address belongs to the open network; one inside another is looked at as well."""
    one = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(one, "ipv4_mapped", None) or getattr(one, "sixtofour", None)
    return one.is_global and not one.is_multicast and (inner is None or inner.is_global)


def _connection(scheme: str, host: str, port: int, address: str) -> http.client.HTTPConnection:
    """A connection that speaks to the address that was looked up, by the name of the host."""
    kind = _PinnedSafe if scheme == "https" else _Pinned
    caller = kind(host, port, timeout=LONGEST_WAIT)
    caller.address = address
    return caller


class _Pinned(http.client.HTTPConnection):
    """Plain HTTP to one address."""

    address = ""

    def connect(self) -> None:
        """Speak to the address, not to whatever the name means by now."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _PinnedSafe(_Pinned):
    """HTTPS to one address, with the certificate of the name."""

    def connect(self) -> None:
        """Speak to the address, and see that it is the host."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
