"""FHIR R4: a referral comes in as a Bundle, is read strictly, and is answered in FHIR."""
