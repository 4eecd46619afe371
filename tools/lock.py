"""Write requirements.lock, or with --check say what is wrong with the locks."""

import argparse
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "package-lock.json")
ADDRESS = re.compile(r"\b(?:https?|file|ftp|git\+\w+):|--(?:extra-)?index-url|--find-links")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.*?))? *\\?$")
COMPILE = (
    "pip",
    "compile",
    "--no-config",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--group=dev",
    "--quiet",
    "--output-file=requirements.lock",
    "pyproject.toml",
)


def main() -> int:
    """Write the lock, or check it; answer the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; name every fault")
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    asked = parser.parse_args()
    if not asked.check:
        command = [str(Path(sys.executable).parent / "uv"), *COMPILE]
        newest = ["--upgrade"] if asked.upgrade else []
        subprocess.run([*command, *newest], check=True, cwd=ROOT, env=plain_environment())
    faults = [*addresses(), *unpinned(), *unhashed()]
    for fault in faults:
        print(fault)
    print(f"locks: {len(faults)} faults")
    return 1 if faults else 0


def plain_environment() -> dict[str, str]:
    """Answer this environment without whatever points at a private index."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_"))}


def addresses() -> Iterator[str]:
    """Name every line of a lock that says where a file comes from."""
    for name in LOCKS:
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1):
            if ADDRESS.search(line) or '"resolved"' in line:
                yield f"{name}:{number}: names an address: {line.strip()[:80]}"


def unpinned() -> Iterator[str]:
    """Name every requirement of pyproject.toml that the lock does not meet."""
    pins: dict[str, set[str]] = {}
    for line in (ROOT / "requirements.lock").read_text().splitlines():
        if found := PIN.match(line):
            pins.setdefault(plain_name(found[1]), set()).add(found[2])
    for text in declared():
        wanted = Requirement(text)
        versions = pins.get(plain_name(wanted.name), set())
        if not versions:
            yield f"requirements.lock: {wanted.name} is missing; run `make lock`"
        for version in versions:
            if not wanted.specifier.contains(version, prereleases=True):
                yield f"requirements.lock: {wanted.name}=={version} is not {wanted.specifier}"


def declared() -> Iterator[str]:
    """Read every requirement out of pyproject.toml: to run, to build, to develop."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    yield from project["build-system"]["requires"]
    yield from project["project"]["dependencies"]
    for group in project["dependency-groups"].values():
        yield from (line for line in group if isinstance(line, str))


def unhashed() -> Iterator[str]:
    """Name every package of the lock that has no hash."""
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    for number, line in enumerate(lines):
        follows = lines[number + 1] if number + 1 < len(lines) else ""
        if not line.startswith((" ", "#")) and "--hash=" not in follows:
            yield f"requirements.lock:{number + 1}: has no hash: {line}"


def plain_name(name: str) -> str:
    """Answer a package's name as every index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
