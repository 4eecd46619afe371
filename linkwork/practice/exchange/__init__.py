"""How records come in and go out: FHIR and Open Referral, one file a resource."""
