"""Tables of the theory: statements, configurations, links, moves of the synthesis."""

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.tables.table import Cell, Filled, Table
from linkwork.evidence.synthesis.models import Move
from linkwork.evidence.synthesis.queries import Configured, InReview
from linkwork.ui.words import day, joined

GAP = "Not known: marked as a gap"
HEADS = ("Supporting", "Qualifying", "Contradicting", "Extending", "Context only")
STANCES = ("supports", "qualifies", "contradicts", "extends", "context only")


def _statements(account: Account) -> Filled:
    return Filled(
        head=(
            "Statement",
            "Version",
            "Stage",
            "Nickname",
            "Sentence",
            "Status",
            "Why",
            "Went into",
            "Can be computed",
            *HEADS,
        ),
        rows=[_statement(account, one) for one in account.statements],
        numbers=(1, 9, 10, 11, 12, 13),
        paper=(0, 3, 4, 5, 9, 10, 11),
    )


def _statement(account: Account, one: InReview) -> tuple[Cell, ...]:
    codings = account.codings_of.get(one.code, [])
    return (
        one.code,
        one.version,
        one.stage,
        one.nickname,
        one.sentence,
        one.status,
        one.reason,
        joined(one.into),
        "Words only" if one.words_only else "Yes",
        *(sum(coding.stance == stance for coding in codings) for stance in STANCES),
    )


def _configurations(account: Account) -> Filled:
    return Filled(
        head=(
            "Configuration",
            "Version",
            "Of statement",
            "Stage",
            "Context",
            "Resource",
            "Reasoning",
            "Outcome",
            "Intended",
            "Passages",
            "Demi-regularity",
            "Substantive theory",
            "Intervention",
            "Actor",
        ),
        rows=[_configuration(account, one) for one in account.configurations],
        numbers=(1, 9),
        paper=(0, 2, 4, 5, 6, 7),
    )


def _configuration(account: Account, one: Configured) -> tuple[Cell, ...]:
    return (
        one.code,
        one.version,
        one.statement,
        one.stage,
        "; ".join(one.contexts),
        GAP if one.resource_gap else one.resource,
        GAP if one.reasoning_gap else one.reasoning,
        one.outcome,
        "Yes" if one.intended else "No",
        len(account.codings_of.get(one.code, [])),
        one.demi_regularity,
        one.substantive_theory,
        one.intervention,
        one.actor,
    )


def _links(account: Account) -> Filled:
    names = {one.code: one.nickname for one in account.statements}
    names |= {one.code: one.nickname for one in account.configurations}
    return Filled(
        head=("From", "Does what", "To", "How", "Said by", "When"),
        rows=[
            (
                f"{one.from_code} {names.get(one.from_code, '')}".strip(),
                one.get_way_display(),
                f"{one.to_code} {names.get(one.to_code, '')}".strip(),
                one.how,
                one.made_by,
                day(one.made_at),
            )
            for one in account.links
        ],
        paper=(0, 1, 2, 3),
    )


def _moves(account: Account) -> Filled:
    return Filled(
        head=("Step", "From what", "To what", "Why", "Who", "When"),
        rows=[
            (
                one.get_sort_display(),
                _inputs(account, one),
                _output(one),
                one.rationale,
                one.by,
                day(one.at),
            )
            for one in account.moves
        ],
        paper=(0, 1, 2, 3),
    )


def _output(one: Move) -> str:
    where = f" ({one.output_code} version {one.output_version})" if one.output_code else ""
    return f"{one.output}{where}"


def _inputs(account: Account, move: Move) -> str:
    """What went in, each passage with its words and place."""
    said = []
    for one in move.inputs.all():
        if one.passage is not None:
            where = f"{one.passage.document.title}, page {one.passage.page.number}"
            said.append(f"“{one.passage.quote}” ({where})")
        else:
            said.append(f"{one.code} version {one.code_version}")
    return "; ".join(said)


STATEMENTS = Table(
    name="statements",
    title="Statements",
    says="Every statement of the review, where it stands, and how many passages speak for and"
    " against it.",
    empty="No statement has been drafted or taken up.",
    fill=_statements,
)
CONFIGURATIONS = Table(
    name="configurations",
    title="Configurations",
    says="In which context which resource meets which reasoning, and what comes of it. A half of"
    " the mechanism that no source tells of is marked as a gap.",
    empty="No configuration has been made.",
    fill=_configurations,
)
LINKS = Table(
    name="links",
    title="Links",
    says="Where the outcome of one is part of the context of the next. A link is a claim too.",
    empty="No link has been drawn.",
    fill=_links,
)
MOVES = Table(
    name="moves",
    title="Moves of the synthesis",
    says="What was held against what, what came of it, and why.",
    empty="No move of the synthesis has been kept.",
    fill=_moves,
)
