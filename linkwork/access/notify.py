"""Speaks to GOV.UK Notify by its public API: signs a token, sends a text or e-mail, asks after it.

The template kept at Notify has the placeholder ((text)), and ((subject)) for e-mail.
"""

import base64
import hashlib
import hmac
import http.client
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

SECONDS = 10
LARGEST = 1_000_000  # bytes of an answer
# What a key ends with: the id of the service, a dash, the secret; each a UUID.
ID_LENGTH = 36


class Refused(Exception):
    """Notify did not take it. `lasting` says that asking again would change nothing."""

    def __init__(self, words: str, *, lasting: bool) -> None:
        """Keep Notify's own words, without what was to be sent."""
        super().__init__(words)
        self.words, self.lasting = words, lasting


@dataclass(frozen=True)
class Key:
    """A key of Notify's: whose it is, and the secret it signs with."""

    issuer: str
    secret: str

    @classmethod
    def read(cls, text: str) -> "Key":
        """Take a key apart: a name, the service's id and the secret, joined by dashes."""
        issuer, secret = text[-2 * ID_LENGTH - 1 : -ID_LENGTH - 1], text[-ID_LENGTH:]
        try:
            return cls(str(UUID(issuer)), str(UUID(secret)))
        except ValueError as wrong:
            raise Refused("the Notify key is not a key of Notify's", lasting=True) from wrong

    def token(self, at: float) -> str:
        """A JSON web token, signed with the secret (HS256), that Notify takes for 30 seconds."""
        head = _part({"typ": "JWT", "alg": "HS256"})
        body = _part({"iss": self.issuer, "iat": int(at)})
        signed = hmac.new(self.secret.encode(), f"{head}.{body}".encode(), hashlib.sha256)
        return f"{head}.{body}.{_bare(signed.digest())}"


def _part(said: dict[str, Any]) -> str:
    return _bare(json.dumps(said, separators=(",", ":")).encode())


def _bare(octets: bytes) -> str:
    """Base 64 for addresses, without its padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


@dataclass(frozen=True)
class Notify:
    """One service at Notify, reached at one address."""

    address: str
    key: Key

    def text(self, number: str, template: str, text: str, reference: str) -> str:
        """Send a text message; answer the id by which Notify knows it."""
        return self._send("sms", {"phone_number": number}, template, {"text": text}, reference)

    def email(self, address: str, template: str, subject: str, text: str, reference: str) -> str:
        """Send an e-mail; answer the id by which Notify knows it."""
        said = {"subject": subject, "text": text}
        return self._send("email", {"email_address": address}, template, said, reference)

    def fate(self, reference: str) -> str:
        """Where a message stands: sending, delivered, permanent-failure and so on."""
        return str(self._ask("GET", f"/v2/notifications/{UUID(reference)}").get("status", ""))

    def _send(
        self, way: str, to: dict[str, str], template: str, said: dict[str, str], reference: str
    ) -> str:
        body = {**to, "template_id": template, "personalisation": said, "reference": reference}
        answer = self._ask("POST", f"/v2/notifications/{way}", body)
        return str(answer.get("id", ""))

    def _ask(self, verb: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Make one request; a refusal or a silence is raised in words."""
        headers = {
            "Authorization": f"Bearer {self.key.token(time.time())}",
            "Content-Type": "application/json",
            "User-Agent": "linkwork",
        }
        said = json.dumps(body).encode() if body is not None else None
        place = self._connection()
        try:
            place.request(verb, path, said, headers)
            response = place.getresponse()
            return _read(response.status, response.read(LARGEST))
        except (OSError, http.client.HTTPException) as silent:
            raise Refused(f"Notify did not answer: {silent}", lasting=False) from silent
        finally:
            place.close()

    def _connection(self) -> http.client.HTTPConnection:
        """A connection to Notify; unencrypted only to this machine, for a stand-in."""
        parts = urlsplit(self.address)
        host = parts.hostname or ""
        if parts.scheme == "https":
            return http.client.HTTPSConnection(host, parts.port, timeout=SECONDS)
        if parts.scheme == "http" and host in ("127.0.0.1", "localhost"):
            return http.client.HTTPConnection(host, parts.port, timeout=SECONDS)
        raise Refused("Notify is only spoken to over https", lasting=True)


def _read(status: int, octets: bytes) -> dict[str, Any]:
    """The answer as Notify meant it; an error is raised with what it said."""
    try:
        answer = json.loads(octets or b"{}")
    except ValueError:
        answer = {}
    answer = answer if isinstance(answer, dict) else {}
    if status in (200, 201):
        return answer
    errors = answer.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else {}
    kind = first.get("error", "no reason") if isinstance(first, dict) else "no reason"
    # 429: too many for now; 403: the clock or the key, which a deployer mends; 5xx: theirs.
    lasting = status in (400, 404)
    raise Refused(f"Notify answered {status} ({kind})", lasting=lasting)
