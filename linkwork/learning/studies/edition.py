"""Which code read a study: the version of the package, and the hash of the code of learning."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from linkwork import theory
from linkwork.learning import methods

READ = ("*.py", "*.toml")


def code_version() -> str:
    """The version of the package that is installed."""
    return version("linkwork")


@cache
def code_hash() -> str:
    """The SHA-256 over what decides a finding: the methods, and the meaning of statements."""
    digest = hashlib.sha256()
    for part in (methods, theory):
        folder = Path(next(iter(part.__path__)))
        for path in sorted(one for kind in READ for one in folder.rglob(kind)):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
