"""What this server can do in FHIR, and no more than it can."""

from importlib.metadata import version
from typing import Any

NOTE = (
    "Takes one referral at a time: a transaction or message Bundle with one Patient and one "
    "ServiceRequest, and the Practitioner, PractitionerRole and Organization they refer to. "
    "Known again by ServiceRequest.identifier: the same content again changes nothing, other "
    "content under the same identifier is refused. Shaped to UK Core, not validated against it. "
    "Nothing is read or searched over FHIR yet."
)


def statement(address: str, published_on: str) -> dict[str, Any]:
    """The CapabilityStatement of this installation."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": published_on,
        "kind": "instance",
        "software": {"name": "Linkwork", "version": version("linkwork")},
        "implementation": {"description": "Linkwork, social prescribing", "url": address},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [
            {
                "mode": "server",
                "documentation": NOTE,
                "security": {
                    "cors": False,
                    "description": "A bearer key of the sending organisation, or a signed-in user.",
                },
                "interaction": [{"code": "transaction"}],
            }
        ],
        "messaging": [
            {
                "documentation": "Messages are taken at the same address, with the same content.",
                "endpoint": [
                    {
                        "protocol": {
                            "system": "http://terminology.hl7.org/CodeSystem/message-transport",
                            "code": "http",
                        },
                        "address": address,
                    }
                ],
            }
        ],
    }
