"""The Bundle that answers a Bundle: what became of each entry, and the reference to ask by."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from linkwork.practice.exchange.fhir import outcome
from linkwork.practice.referrals.models import Referral

SOURCE = "urn:linkwork"


def answer(bundle: dict[str, Any], referral: Referral, *, is_new: bool) -> dict[str, Any]:
    """The answer to a transaction or to a message that was taken."""
    told = f"Referral {'received' if is_new else 'already received'}."
    known = outcome.saying(f"{told} Reference {referral.person.reference}.")
    if bundle["type"] == "message":
        return _message(bundle, referral, known)
    entries = [_entry(one, referral, known, is_new=is_new) for one in bundle["entry"]]
    return {"resourceType": "Bundle", "type": "transaction-response", "entry": entries}


def _entry(
    entry: dict[str, Any], referral: Referral, known: dict[str, Any], *, is_new: bool
) -> dict[str, Any]:
    """Only the request makes something here; what it refers to was read with it."""
    if entry["resource"]["resourceType"] != "ServiceRequest":
        return {"response": {"status": "200 OK"}}
    response = {
        "status": "201 Created" if is_new else "200 OK",
        "location": f"ServiceRequest/{referral.public_id}",
        "outcome": known,
    }
    return {"response": response}


def _message(bundle: dict[str, Any], referral: Referral, known: dict[str, Any]) -> dict[str, Any]:
    header = bundle["entry"][0]["resource"]
    event = {name: header[name] for name in ("eventCoding", "eventUri") if name in header}
    details = f"urn:uuid:{uuid4()}"
    head = {
        "resourceType": "MessageHeader",
        **event,
        "source": {"name": "Linkwork", "endpoint": SOURCE},
        "response": {
            "identifier": header.get("id") or str(uuid4()),
            "code": "ok",
            "details": {"reference": details},
        },
        "focus": [{"reference": f"ServiceRequest/{referral.public_id}"}],
    }
    return {
        "resourceType": "Bundle",
        "type": "message",
        "timestamp": timezone.now().isoformat(timespec="seconds"),
        "entry": [
            {"fullUrl": f"urn:uuid:{uuid4()}", "resource": head},
            {"fullUrl": details, "resource": known},
        ],
    }
