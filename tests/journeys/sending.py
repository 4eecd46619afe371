"""What other systems send: a directory feed by command, a referral by FHIR."""

import json
import urllib.request
from pathlib import Path
from typing import Any

from linkwork.ui.words import today
from tests.journeys.demo import Demo

BUNDLE = Path(__file__).parent / "bundle.json"
PRACTICE_CODE = "ZZ0101"  # Millfield Surgery, of the invented town


def feed_of_today(folder: Path, into: Path) -> Path:
    """Our own feed, with its entries confirmed today: a directory that is looked after."""
    text = (folder / "services.json").read_text("utf-8").replace("2026-01-01", str(today()))
    into.mkdir(exist_ok=True)
    (into / "services.json").write_text(text, "utf-8")
    return into


def bundle() -> dict[str, Any]:
    """The referral of Nora Quayle as her practice's system writes it today."""
    made: dict[str, Any] = json.loads(BUNDLE.read_text("utf-8"))
    patient, request = (entry["resource"] for entry in made["entry"])
    patient["generalPractitioner"][0]["identifier"]["value"] = PRACTICE_CODE
    request["authoredOn"] = str(today())
    return made


def send(site: Demo, key: str) -> dict[str, Any]:
    """POST the bundle with the key; the answer."""
    request = urllib.request.Request(
        f"{site.address}/fhir/",
        data=json.dumps(bundle()).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/fhir+json"},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200
        said: dict[str, Any] = json.load(answer)
        return said
