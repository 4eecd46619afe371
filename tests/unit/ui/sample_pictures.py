"""One example of every picture, in invented figures."""

from typing import Any

from linkwork.ui import pictures

POWER = {
    "cases": 84,
    "detectable": 0.29,
    "smallest": 0.15,
    "needed": 314,
    "curve": [(n, 0.29 * (84 / n) ** 0.5) for n in range(20, 421, 20)],
}


def _curve(label: str, n: int, shares: list[float], event: str = "attended") -> dict[str, Any]:
    days = [5, 9, 14, 21, 30, 42, 60, 84, 105]
    points = [
        (day, share, max(share - 0.04 - share * 0.04, 0), share + 0.04 + share * 0.04)
        for day, share in zip(days, shares, strict=True)
    ]
    return {"label": label, "event": event, "n": n, "points": points}


CURVES = [
    _curve("accompanied", 410, [0.1, 0.22, 0.38, 0.52, 0.62, 0.7, 0.76, 0.79, 0.8]),
    _curve("alone", 830, [0.05, 0.12, 0.21, 0.33, 0.42, 0.5, 0.56, 0.6, 0.62]),
]


def _half(declared: str, context: str, n: int, effect: float, reach: float, **rest: Any) -> Any:
    pair = (effect - reach, effect + reach)
    return {"declared": declared, "context": context, "n": n, "effect": effect, "ci": pair} | rest


LIVES = {"difference": 0.18, "difference_ci": (0.06, 0.3), "p": 0.003, "p_adjusted": 0.012}
EASE = {"difference": 0.18, "difference_ci": (0.02, 0.34), "p": 0.03, "p_adjusted": 0.08}
CAR = {"difference": 0.02, "difference_ci": (-0.1, 0.14), "p": 0.7, "p_adjusted": 0.9}
CONTEXTS = [
    _half("lives alone", "yes", 498, 0.29, 0.09, **LIVES),
    _half("lives alone", "no", 742, 0.11, 0.08, **LIVES),
    _half("at ease about going", "not at ease (0 to 6)", 266, 0.27, 0.12, **EASE),
    _half("at ease about going", "at ease (7 to 10)", 338, 0.09, 0.1, **EASE),
    _half("area", "most deprived fifth", 521, 0.19, 0.09, **CAR, family="exploratory"),
    _half("area", "other areas", 719, 0.17, 0.08, **CAR, family="exploratory"),
]
CARRIED = {
    "probe": "at_ease",
    "words": "How at ease people said they felt about going, asked before the first session.",
    "n": 604,
    "indirect": 0.06,
    "ci": (0.02, 0.1),
    "direct": 0.12,
    "total": 0.18,
    "a": 1.4,
    "b": 0.043,
    "rho": 0.21,
    "context": "",
}
BALANCE = [
    {"label": label, "without": w, "with_": t, "before": before, "after": after}
    for label, w, t, before, after in (
        ("previous missed calls", 0.8, 1.4, 0.41, 0.03),
        ("lives alone", 0.36, 0.48, 0.25, 0.02),
        ("age", 58.1, 61.9, 0.22, -0.04),
        ("distance to the activity", 3.1, 2.6, -0.17, 0.05),
        ("deprivation fifth", 2.9, 2.8, -0.08, 0.01),
        ("English first language", 0.88, 0.86, -0.06, 0.0),
    )
]
BELIEVED = {
    "source": "two studies elsewhere, read as half as direct",
    "prior": 0.09,
    "prior_sd": 0.08,
    "posterior": 0.169,
    "posterior_sd": 0.029,
    "ci": (0.113, 0.225),
    "p_positive": 0.9999,
    "p_matters": 0.98,
    "conflict": 1.05,
    "in_conflict": False,
}
PATHS = [
    {
        "terms": ["Accompanies often", "Time for the person"],
        "coverage": 0.81,
        "unique": 0.44,
        "consistency": 0.91,
        "cases": 14,
        "survives": 0.5,
    },
    {
        "terms": ["Same worker stays", "Time for the person", "~Knows local offers"],
        "coverage": 0.45,
        "unique": 0.08,
        "consistency": 0.93,
        "cases": 5,
        "survives": 0.7,
    },
]
CONDITIONS = ["Accompanies often", "Same worker stays", "Time for the person", "Knows local offers"]
TRUTH = [
    {
        "values": [True, False, True, True],
        "cases": 5,
        "consistency": 0.93,
        "pri": 0.78,
        "verdict": "enough",
    },
    {
        "values": [True, True, True, True],
        "cases": 3,
        "consistency": 0.93,
        "pri": 0.63,
        "verdict": "enough",
    },
    {
        "values": [False, True, False, True],
        "cases": 3,
        "consistency": 0.63,
        "pri": 0.0,
        "verdict": "not enough",
    },
    {
        "values": [False, True, True, False],
        "cases": 0,
        "consistency": None,
        "pri": None,
        "verdict": "not seen",
    },
]


def drawn() -> dict[str, Any]:
    """Every picture, by name."""
    return {
        "power": pictures.power_curve(POWER, cases="cases with a setback"),
        "incidence": pictures.incidence(CURVES),
        "subgroups": pictures.subgroups(CONTEXTS, smallest=0.05, more="more attend"),
        "mediation": pictures.mediation(
            CARRIED, component="someone goes along", outcome="attends the first session"
        ),
        "balance": pictures.balance(BALANCE),
        "belief": pictures.belief(
            BELIEVED, effect=0.18, ends_here=(0.12, 0.24), n=1240, smallest=0.05
        ),
        "ripples": ripples(),
        "found_so_far": pictures.found_so_far(
            [place % (2 + place // 40) == 0 for place in range(400)] + [False] * 242,
            total=1198,
            at_most=121,
            edge=[(100, 300), (300, 190), (500, 140), (642, 121)],
            stop_after=38,
        ),
        "solution": pictures.solution(PATHS, outcome="high first attendance", cases="link worker"),
    }


def ripples() -> pictures.Picture:
    """A map with a link down, one across, one past a column, one back up, and one that weakens."""
    nodes = [
        pictures.Node("EG6", "Current local knowledge", "Engagement", "contradicted"),
        pictures.Node("EG5", "What matters first", "Engagement", "not enough cases yet"),
        pictures.Node("EG3", "Accompanied", "Engagement", "supported", "supported", "/eg3"),
        pictures.Node("EG2", "At ease", "Engagement", "supported", "supported"),
        pictures.Node("AD5", "Social time", "Adherence", "supported", "supported"),
        pictures.Node("SY3", "Boundaries and support", "System", "not testable yet"),
    ]
    links = [
        pictures.Link("EG6", "EG5", how="knows what there is, so can listen first"),
        pictures.Link("EG5", "EG6", how="hears of more"),
        pictures.Link("EG3", "AD5", how="has gone once, with company"),
        pictures.Link("SY3", "AD5", weakens=True, how="strain; the worker leaves"),
        pictures.Link("SY3", "EG3", weakens=True, how="no time to go along"),
    ]
    return pictures.ripple_map(nodes, links, ["Engagement", "Adherence", "System"])


def truth() -> pictures.TruthTable:
    """A truth table of four conditions."""
    return pictures.truth_table(
        TRUTH,
        conditions=CONDITIONS,
        outcome="high attendance",
        note="Cuts: consistency 0.80, PRI 0.50, at least 1 case; set before the data were seen.",
    )
