"""The systems and codes that are understood. Any other code is kept as text."""

from linkwork.practice.people.models import Person
from linkwork.practice.referrals.needs import NeedCode, Route

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code"

# Reasons for referral: our own codes, and Gravity's domains (SDOH Clinical Care, CC0).
NEED = "urn:linkwork:need"
GRAVITY = "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes"
DOMAINS = {
    "food-insecurity": NeedCode.FOOD,
    "housing-instability": NeedCode.HOUSING,
    "homelessness": NeedCode.HOUSING,
    "inadequate-housing": NeedCode.HOUSING,
    "financial-insecurity": NeedCode.MONEY,
    "material-hardship": NeedCode.MONEY,
    "employment-status": NeedCode.WORK_LEARNING,
    "educational-attainment": NeedCode.WORK_LEARNING,
    "stress": NeedCode.MENTAL_WELLBEING,
    "social-connection": NeedCode.LONELINESS,
}
NEEDS = {(NEED, need.value): need for need in NeedCode} | {
    (GRAVITY, code): need for code, need in DOMAINS.items()
}

SEXES = {
    "female": Person.Sex.FEMALE,
    "male": Person.Sex.MALE,
    "other": Person.Sex.OTHER,
}

# UK Core: the first letter of the ethnic category (2001 census groups, as the NHS keeps them).
ETHNIC_CATEGORY = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory"
_G = Person.EthnicGroup
ETHNIC_GROUPS = {
    **dict.fromkeys("ABC", _G.WHITE),
    **dict.fromkeys("DEFG", _G.MIXED),
    **dict.fromkeys("HJKLR", _G.ASIAN),
    **dict.fromkeys("MNP", _G.BLACK),
    "S": _G.OTHER,
}

# UK Core: where the request came from. One code, as its own example has it.
SOURCE_OF_REQUEST = (
    "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-SourceOfServiceRequest"
)
ROUTES = {"108161000000109": Route.GP}
ROLE_WORDS = (
    (("general practitioner", "general practice doctor"), Route.GP),
    (("nurse",), Route.NURSE),
)
