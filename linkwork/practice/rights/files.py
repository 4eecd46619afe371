"""An own-data pack as a file: the same things to read, and for a machine."""

import json
import zipfile
from collections.abc import Sequence
from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from linkwork.practice.rights import contents, presenters
from linkwork.practice.rights.contents import Thing
from linkwork.practice.rights.models import Pack


def answer(request: HttpRequest, pack: Pack, things: Sequence[Thing]) -> HttpResponse:
    """The pack as a zip, under a name that tells nothing of its person."""
    response = HttpResponse(zipped(request, pack, things), content_type="application/zip")
    name = f"own-data-{pack.person.reference}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def zipped(request: HttpRequest, pack: Pack, things: Sequence[Thing]) -> bytes:
    """`record.html` to read, `record.json` for a machine."""
    groups: dict[str, list[Thing]] = {}
    for thing in things:
        groups.setdefault(thing.title, []).append(thing)
    apart = contents.apart(pack.person)
    context = {
        "service": pack.organisation.name,
        "groups": groups,
        "left_out": presenters.left_out(pack),
        "apart": apart,
        "asked_on": pack.asked_on,
    }
    said = {
        "service": pack.organisation.name,
        "asked_on": pack.asked_on.isoformat(),
        "left_out": dict(presenters.left_out(pack)),
        "kept_apart": apart,
        "record": [{"is": one.title, **dict(one.rows)} for one in things],
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("record.html", render_to_string("rights/record.jinja", context, request))
        file.writestr("record.json", json.dumps(said, ensure_ascii=False, indent=1))
    return buffer.getvalue()
