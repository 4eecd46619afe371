"""Every page of the demo, per role, at phone and desktop width, as pictures with a contact sheet.

`make pictures`, or `make pictures ARGS="--role link-worker --people 600"`.
"""

import argparse
import html
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from linkwork.site.demonstration import CAST, GUESTS
from tools.browser import WIDTHS, Listener, browser
from tools.crawler import walk
from tools.demo_server import served

FOLDER = Path("pictures")
STYLE = "body{font:14px arial}figure{display:inline-block;margin:8px;vertical-align:top}"


def main() -> int:
    """Take the pictures; answer how many pages failed or complained."""
    options = argparse.ArgumentParser(description=__doc__)
    roles = ["stranger", *(member.key for member in CAST), *(guest.key for guest in GUESTS)]
    options.add_argument("--role", choices=roles, action="append", help="only this role")
    options.add_argument("--people", type=int, default=600)
    chosen = options.parse_args()
    FOLDER.mkdir(exist_ok=True)
    faults: list[str] = []
    with served(FOLDER / "demo", chosen.people) as site, browser() as started:
        for role in chosen.role or roles:
            for width in WIDTHS.values():
                page = started.new_page(viewport={"width": width, "height": 900})
                listener = Listener()
                listener.listen(page)
                for visit in walk(page, site, role):
                    page.screenshot(path=FOLDER / f"{visit.file}-{width}.png", full_page=True)
                    said = listener.taken()
                    if visit.status != 200 or said:
                        faults.append(f"{role} {width} {visit.route}: {visit.status} {said}")
                    print(f"{role:18} {width:5} {visit.status} {visit.route}", flush=True)
                page.close()
    sheet()
    print("\n".join(faults) or "no page failed, no page complained")
    print(f"contact sheet: {FOLDER / 'index.html'}")
    return min(len(faults), 100)


def sheet() -> None:
    """Write the contact sheet: every picture, small, with its name."""
    files = sorted(path.name for path in FOLDER.glob("*.png"))
    figures = "".join(
        f'<figure><a href="{html.escape(name)}"><img src="{html.escape(name)}" height="420" '
        f'alt="{html.escape(name)}"></a><figcaption>{html.escape(name)}</figcaption></figure>'
        for name in files
    )
    page = f"<!doctype html><title>Pictures</title><style>{STYLE}</style>{figures}"
    (FOLDER / "index.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
