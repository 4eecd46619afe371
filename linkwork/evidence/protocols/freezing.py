"""What a frozen protocol is known by."""

import hashlib
import json


def hash_of(form: str, words: dict[str, str]) -> str:
    """The hash of a protocol's words, whatever the order of its sections."""
    said = json.dumps({"form": form, "sections": words}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
