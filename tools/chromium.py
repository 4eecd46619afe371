"""Find the browser that journeys drive: `python tools/chromium.py [--install]` prints its path."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# No first-run page, no word to anybody outside, no sandbox (containers run as root).
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> int:
    """Print the browser's path, installing one first where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install one where none is found")
    found = find() or (install() if parser.parse_args().install else None)
    print(found or "No Chromium here.", file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


def find() -> Path | None:
    """Answer the browser named by CHROMIUM, one on the PATH, or Playwright's own; else None."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named) if Path(named).exists() else None
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    return playwrights_own()


def playwrights_own() -> Path | None:
    """Answer the browser that `playwright install chromium` left behind, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> Path | None:
    """Install a browser: the distribution's as root, else Playwright's; None where both fail."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet("apt-get", "update")
        quiet("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    if find() is None:
        quiet(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def quiet(*command: str) -> None:
    """Run one installer without questions; its words go to the error stream."""
    print(f"Installing a browser: {' '.join(command[-3:])}", file=sys.stderr, flush=True)
    asked_nothing = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=asked_nothing)


if __name__ == "__main__":
    sys.exit(main())
