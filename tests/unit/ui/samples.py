"""Invented samples on which the gallery is drawn."""

from datetime import date, timedelta

from linkwork.ui.chain import Branch, Ended, Link, Node, Step
from linkwork.ui.plots import Scale as Line
from tests.unit.ui import sample_pictures
from tests.unit.ui.sample_forms import Contact, Filters

ON = date(2026, 11, 24)


TRUNK = [
    Step(
        Node("gp", "Referrer", "Dr Ruth Okafor", "Millfield Surgery, 13 October"),
        Link("done", "Reached", "In 3 days", "First call, 16 October", "#call"),
    ),
    Step(
        Node("person", "Link worker", "You, Jo Ferreira", "The same one from the start"),
        Link("live", "In touch", "With Amara, 5 days", "She will ring back", "#call"),
    ),
    Step(Node("plan", "Plan", "Agreed 3 November", "Goal: “see a garden grow again”")),
]
BACK = Node("back", "Word back", "Dr Okafor", "2 of 3 notes sent", reached=False)
BRANCHES = [
    Branch(
        Link(
            "weak",
            "Missed first session",
            "With you, 12 days",
            "Next try is Thursday 26 November, and she is going alone.",
            "#arrange",
            "Arrange who goes",
        ),
        (
            Step(
                Node("place", "Activity", "Brook Lane garden group", "Said yes 10 November", False),
                Link("next", "Not yet", "Waits for the link before", "Then a note to the GP"),
            ),
            Step(BACK),
        ),
    ),
    Branch(
        Link(
            "live", "Asked", "With Elm Street Pantry, 6 days", "Answer due 30 November", "#pantry"
        ),
        (
            Step(
                Node("place", "Activity", "Tuesday pantry", "Fourth on the wait list", False),
                Link("next", "Not yet", "Waits for the link before"),
            ),
            Step(BACK),
        ),
    ),
]
ENDED = [Ended("Tea and tales", "did not suit, 28 October 2026", "#tea")]


def statement(state: str, code: str, nickname: str, here: str, **more: object) -> dict[str, object]:
    """One published statement as read on a case."""
    return {
        "state": state,
        "code": code,
        "nickname": nickname,
        "here": here,
        "if_text": "someone supports the journey to the first session",
        "then_text": "the person attends it",
        "because_text": "they do not face the unknown alone",
        "mechanism": "proposed",
        "evidence": "7 passages from 2 studies. Here: 18 more in every 100 attend (12 to 24), "
        "1,240 cases.",
        "href": "#evidence",
    } | more


STATEMENTS = [
    statement(
        "missing",
        "EG3",
        "Accompanied",
        "Nobody is arranged to go with Amara on Thursday 26 November.",
        action={"text": "Arrange", "href": "#arrange"},
    ),
    statement(
        "not_known",
        "EG2",
        "At ease",
        "We have not asked how she feels about walking in.",
        evidence="4 passages from 2 studies. Here: not enough cases yet, 84 so far, "
        "about 310 needed.",
        action={"text": "Ask", "href": "#ask"},
    ),
    statement("in_place", "EG1", "Within reach", "1.4 km, number 12 bus every 20 minutes, free."),
]
QUEUE = [
    {
        "who": "Amara Nwosu",
        "href": "#amara",
        "who_detail": "14 May 1951",
        "what": "Going again on Thursday, and nobody is going with her",
        "on": "You",
        "waited": "12 days",
        "waited_detail": "missed 12 November",
        "overdue": True,
        "step": "Arrange who goes",
        "step_href": "#arrange",
    },
    {
        "who": "Keith Harlow",
        "href": "#keith",
        "who_detail": "2 February 1966",
        "what": "Answer to the referral sent 6 November",
        "on": "Larch Road Shed",
        "waited": "18 days",
        "waited_detail": "our limit is 14",
        "overdue": True,
        "step": "Chase or try another",
        "step_href": "#chase",
    },
    {
        "who": "Sofia Marchetti-Wolstenholme",
        "href": "#sofia",
        "who_detail": "8 July 1979",
        "what": "First meeting, at the library café",
        "on": "You",
        "waited": "10:00 today",
        "waited_detail": "45 minutes",
        "overdue": False,
        "step": "Open plan sheet",
        "step_href": "#plan",
    },
]
RISKS = [
    {
        "who": "Amara Nwosu",
        "href": "#amara",
        "states": ["done", "done", "weak", "next"],
        "words": "Weak link: plan to activity",
        "why": "Missed her first session. It comes round again on Thursday and she would be alone.",
    },
    {
        "who": "Rosa Lindqvist",
        "href": "#rosa",
        "states": ["done", "done", "done", "weak"],
        "words": "Weak link: activity to word back",
        "why": "Came to four sessions, then missed two. Nobody has spoken to her for 23 days.",
    },
]
FOREST = [
    ("All cases, primary", 1240, 0.18, 0.12, 0.24, "supported", "Study LW-2026-03"),
    ("Jan–Jun 2025", 402, 0.15, 0.04, 0.26, "mixed", "Study LW-2026-03"),
    ("Within practice", 1240, 0.02, -0.01, 0.04, "too small to matter", "Other estimates"),
    ("Contradicting", 620, -0.16, -0.22, -0.1, "contradicted", "Other estimates"),
    ("Pilot, 2024", 176, 0.11, -0.35, 0.52, "insufficient", "Earlier study"),
    ("No comparison", 6, None, None, None, "not testable", "Earlier study"),
]


SUBNAV = [
    {"text": "Overview", "href": "#o", "current": True},
    *({"text": text, "href": "#x"} for text in ("Plan", "Connections", "Contacts")),
    *({"text": text, "href": "#y"} for text in ("Measures", "Messages", "Who looked")),
]
EVENTS = [
    {"on": ON - timedelta(days=5), "title": "Call, 12 minutes", "detail": "She will ring."},
    {"on": ON - timedelta(days=12), "title": "First session missed", "bad": True},
    {"on": ON - timedelta(days=21), "title": "Plan agreed", "href": "#plan"},
]
JUMP = [
    {"text": "overdue", "count": 4, "href": "#overdue"},
    {"text": "due today", "count": 5, "href": "#due"},
    {"text": "new", "count": 0, "href": "#new"},
    {"text": "chains at risk", "count": 3, "href": "#risk"},
]


def sample() -> dict[str, object]:
    """Everything the gallery shows."""
    names = ("label", "n", "estimate", "low", "high", "verdict", "group")
    return {
        "on": ON,
        "subnav": SUBNAV,
        "trunk": TRUNK,
        "branches": BRANCHES,
        "ended": ENDED,
        "statements": STATEMENTS,
        "queue": QUEUE,
        "risks": RISKS,
        "events": EVENTS,
        "jump": JUMP,
        "facts": [
            ("When", "Thursdays 10:30 to 12:30"),
            ("Getting there", "1.4 km; number 12 bus, 9 minutes"),
            ("Cost", "Free"),
            {
                "label": "Last checked",
                "value": "29 April 2026",
                "small": "209 days ago",
                "doubt": 1,
            },
        ],
        "why": [
            {"state": "yes", "text": "Her words: “hands in the soil”"},
            {"state": "no", "text": "Further than 3 km (EG1)"},
            {"state": "unknown", "text": "Not known: still running?"},
        ],
        "summary": [
            ("Name used", "Grace"),
            {
                "label": "What she hopes for",
                "value": "To grow things again and have company",
                "change": {"text": "Change", "href": "#change"},
            },
            ("Anything about safety", "Nothing to share"),
        ],
        "forest": [dict(zip(names, row, strict=True)) for row in FOREST],
        "scale": Line(-0.3, 0.4, matters=0.05),
    }


FRAME = {
    "organisation_name": "Riverbank Social Prescribing",
    "user_name": "Jo Ferreira",
    "role_name": "link worker",
    "invented": True,
    "home_url": "/",
    "search_url": "/people/",
    "sign_out_url": "/out/",
    "navigation": [
        {"text": text, "href": f"#{text}", "current": text == "People"}
        for text in ("Today", "People", "Directory", "Library", "Reports")
    ],
}
PERSON = {
    "name": "Amara Nwosu",
    "born_on": date(1951, 5, 14),
    "nhs_number": "9990000018",
    "note": "Ring mornings; voicemail is fine",
    "alert": "No open alerts",
}


def gallery(form: Contact | None = None) -> dict[str, object]:
    """What the gallery page is given."""
    return {
        "sample": sample(),
        "form": form or Contact(version=3),
        "filters": Filters(),
        "person_bar": PERSON,
        "pictures": sample_pictures.drawn(),
        "truth": sample_pictures.truth(),
    }
