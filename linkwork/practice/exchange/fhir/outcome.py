"""An OperationOutcome: what went wrong, element by element, or what there is to know."""

from collections.abc import Iterable
from typing import Any

from linkwork.practice.exchange.fhir.faults import Fault

TYPE = "application/fhir+json; charset=utf-8"


def of(faults: Iterable[Fault]) -> dict[str, Any]:
    """One issue for each fault."""
    return {
        "resourceType": "OperationOutcome",
        "issue": [
            {
                "severity": "error",
                "code": fault.code,
                "details": {"text": fault.text},
                "diagnostics": str(fault),
                "expression": [fault.expression],
            }
            for fault in faults
        ],
    }


def saying(text: str, code: str = "informational", severity: str = "information") -> dict[str, Any]:
    """One issue that is about the whole."""
    issue = {"severity": severity, "code": code, "details": {"text": text}}
    return {"resourceType": "OperationOutcome", "issue": [issue]}
