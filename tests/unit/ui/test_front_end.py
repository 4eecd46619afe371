"""The NHS front end is built free of licensed fonts and of requests to other sites."""

import re
from pathlib import Path

import pytest

import hatch_build

LOCK = (hatch_build.ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_the_licensed_font_is_taken_out() -> None:
    """Font faces and the font's name go; the system font stays; source maps go."""
    css = (
        "a{font-family:Frutiger W01,arial,sans-serif}"
        "@font-face{font-family:Frutiger W01;src:url(https://assets.example/f.woff2)}"
        "b{color:red}/*# sourceMappingURL=x.map */"
    )
    assert hatch_build.cleaned(css) == "a{font-family:arial,sans-serif}b{color:red}"


@pytest.mark.parametrize("far", ["url(https://x.example/a.png)", "url('//x.example/a')"])
def test_anything_from_another_site_stops_the_build(far: str) -> None:
    """A new release that asks others for something is noticed at once."""
    with pytest.raises(RuntimeError, match="another site"):
        hatch_build.cleaned(f"a{{background:{far}}}")


def test_a_second_run_does_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files made from this lock are not fetched again; files of another lock are."""
    monkeypatch.setattr(hatch_build, "VENDOR", tmp_path)
    fetched: list[Path] = []
    monkeypatch.setattr(hatch_build, "_install", fetched.append)
    monkeypatch.setattr(hatch_build, "_take", lambda _: None)
    assert hatch_build.build()
    assert not hatch_build.build()
    (tmp_path / hatch_build.STAMP).write_text("another", encoding="ascii")
    assert hatch_build.build()
    assert len(fetched) == 2


def test_the_lock_names_no_registry() -> None:
    """Each package is held by its hash and by nobody's address."""
    assert LOCK.count('"integrity": "sha512-') == 2
    assert "://" not in LOCK
    assert '"resolved"' not in LOCK


def test_what_was_built_asks_nobody() -> None:
    """The files on this machine hold no far address a browser would fetch."""
    if not hatch_build.VENDOR.is_dir():
        pytest.skip("the NHS front end is not built here: run `python hatch_build.py`")
    css = (hatch_build.VENDOR / "nhsuk.css").read_text(encoding="utf-8")
    assert "@font-face" not in css
    assert "frutiger" not in css.lower()
    assert not re.search(r"url\([\"']?https?:", css)
