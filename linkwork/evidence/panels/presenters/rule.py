"""A rule in plain words: how votes are given and counted, and what is told of them."""

from linkwork.evidence.panels.counting.rules import Method, Rule, Tie
from linkwork.ui.words import counted

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TIES = {
    Tie.FREQUENCY: "the one that more people chose goes first",
    Tie.FIRSTS: "the one that more people put first goes first",
}
METHODS = {
    Method.SUGGEST: "Add or reword",
    Method.RANK: "Ranking",
    Method.RATE: "Rating from 1 to 9",
    Method.AGREE: "Percent agreement",
}


def number(many: int) -> str:
    """A number as people write it: six, 14."""
    return NUMBERS[many] if 0 < many < len(NUMBERS) else str(many)


def task(rule: Rule) -> str:
    """What somebody is asked to do, in one sentence."""
    match rule.method:
        case Method.SUGGEST:
            return "Say what is missing, and what you would say differently."
        case Method.RANK:
            return f"Choose {number(rule.choose)} and put them in order."
        case Method.RATE:
            return "Say of each how much it matters, from 1 (not at all) to 9 (most of all)."
        case Method.AGREE:
            return "Say of each whether you agree."


def counted_how(rule: Rule) -> str:
    """How it is counted, for those who vote."""
    match rule.method:
        case Method.SUGGEST:
            return "Nothing is counted. What you say goes to the next round, without your name."
        case Method.RANK:
            last = f"your {_nth(rule.choose)} gets 1" if rule.choose > 1 else ""
            points = (
                f"Your first gets {counted(rule.choose, 'point')}{', ' + last if last else ''}."
            )
            forward = number(rule.forward)
            return (
                f"{points} A shorter order counts too. The {forward} with most points "
                f"{'goes' if rule.forward == 1 else 'go'} forward. If two are equal, "
                f"{TIES[rule.tie]}; then a draw that was fixed beforehand."
            )
        case Method.RATE:
            return (
                f"It goes forward where at least {rule.share} % of those who answer say 7, 8 or 9 "
                f"and fewer than {rule.against} % say 1, 2 or 3. The other way round it is out."
            )
        case Method.AGREE:
            return f"It goes forward where at least {rule.share} % of those with a view agree."


def private(rule: Rule, groups: list[str]) -> str:
    """What is told of the votes, and what is not."""
    names = ", ".join([groups[0], *(name[:1].lower() + name[1:] for name in groups[1:])])
    return (
        f"Your vote is private. We show totals for each group: {names}. A group in which fewer "
        f"than {number(rule.least_shown)} people answer is put together with others. Never one "
        "person’s vote: when it closes, the votes are cut from the names for good."
    )


def quorum(rule: Rule) -> str:
    """How many must answer, in words."""
    if not rule.quorum:
        return "No quorum: it counts however many answer."
    least = sorted(set(rule.quorum.values()))
    if len(least) == 1:
        return f"At least {number(least[0])} in each group must answer, or nothing is decided."
    told = ", ".join(f"{name}: {number(few)}" for name, few in sorted(rule.quorum.items()))
    return f"These must answer, or nothing is decided: {told}."


def _nth(many: int) -> str:
    return NTH[many - 1] if many <= len(NTH) else "last"
