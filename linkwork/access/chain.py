"""How an audit event is signed. Plain Python, so that the chain can be verified without Django."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

SIGNED = (
    "organisation", "sequence", "at", "actor", "role", "relation", "rule", "action", "verb",
    "kind", "thing", "thing_version", "people", "request_id",
)  # fmt: skip
START = "0" * 64


def canonical(event: Mapping[str, Any]) -> bytes:
    """Write the signed fields of an event in one, and only one, way."""
    signed = {name: event[name] for name in SIGNED}
    return json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sign(key: bytes, prev: str, event: Mapping[str, Any]) -> str:
    """HMAC-SHA256 over the signature before and the event: 64 hexadecimal characters."""
    return hmac.new(key, prev.encode() + b"\n" + canonical(event), hashlib.sha256).hexdigest()
