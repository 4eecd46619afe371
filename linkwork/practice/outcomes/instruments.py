"""What is asked, in which words, on which scale, and how an answer is read.

ONS4: the four harmonised questions on personal well-being (Government Statistical Service), with
their bands. The other questions are our own wording. UCLA-3 is kept as a score only: its wording
needs a licence that a deployer must confirm.
"""

from dataclasses import dataclass

from linkwork.practice.outcomes.models import Measure

Item = Measure.Item
PROBES = (Item.BELONGING, Item.CONFIDENCE_TO_GO_ALONE, Item.HAD_CHOICE, Item.FELT_SAFE)
ONS4 = (Item.LIFE_SATISFACTION, Item.WORTHWHILE, Item.HAPPY, Item.ANXIOUS)
ONS4_OPENING = (
    "I would like to ask you four questions about your feelings on aspects of your life. There "
    "are no right or wrong answers. For each of these questions I’d like you to give an answer "
    "on a scale of 0 to 10, where 0 is “not at all” and 10 is “completely”."
)
Bands = tuple[tuple[int, str], ...]  # the highest value of each band, and its name
RISING: Bands = ((4, "low"), (6, "medium"), (8, "high"), (10, "very high"))
ANXIETY: Bands = ((1, "very low"), (3, "low"), (5, "medium"), (10, "high"))


@dataclass(frozen=True)
class Question:
    """One item: its words, the ends of its scale, and which way is better."""

    item: Item
    text: str
    low: str = ""
    high: str = ""
    lowest: int = 0
    highest: int = 10
    better: int = 1  # 1: higher is better; -1: lower is; 0: neither
    bands: Bands = ()
    choices: tuple[tuple[int, str], ...] = ()
    source: str = "Our own question"

    @property
    def name(self) -> str:
        """What its field and its answer are called."""
        return self.item.value

    def band(self, value: int) -> str:
        """Name the band an answer falls in; nothing where the item has none."""
        return next((name for top, name in self.bands if value <= top), "")

    def said(self, value: int) -> str:
        """Say an answer in words."""
        if self.choices:
            return dict(self.choices).get(value, str(value))
        band = self.band(value)
        return f"{value}, {band}" if band else str(value)

    def takes(self, value: int) -> bool:
        """Say whether an answer can be right."""
        return self.lowest <= value <= self.highest


def _ons(item: Item, text: str, word: str, bands: Bands = RISING, better: int = 1) -> Question:
    return Question(
        item,
        text,
        f"not at all {word}",
        f"completely {word}",
        better=better,
        bands=bands,
        source="ONS4, harmonised question",
    )


def _probe(item: Item, text: str, low: str, high: str) -> Question:
    return Question(item, text, low, high)


_ALL = (
    _ons(
        Item.LIFE_SATISFACTION,
        "Overall, how satisfied are you with your life nowadays?",
        "satisfied",
    ),
    _ons(
        Item.WORTHWHILE,
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "worthwhile",
    ),
    _ons(Item.HAPPY, "Overall, how happy did you feel yesterday?", "happy"),
    _ons(
        Item.ANXIOUS,
        "On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, "
        "how anxious did you feel yesterday?",
        "anxious",
        ANXIETY,
        -1,
    ),
    Question(
        Item.LONELINESS,
        "The UCLA-3 loneliness score, from a form asked elsewhere",
        "least lonely",
        "most lonely",
        lowest=3,
        highest=9,
        better=-1,
        bands=((5, "below the usual line"), (9, "lonely, by the usual convention")),
        source="UCLA-3, score only",
    ),
    _probe(
        Item.GOAL, "How close are you now to what you want?", "nowhere near it", "there already"
    ),
    _probe(
        Item.WARM_FIRST_CALL, "How warm was our first call?", "not warm at all", "as warm as can be"
    ),
    _probe(Item.FELT_HEARD, "Did you feel heard?", "not at all", "completely"),
    _probe(
        Item.ACTIVITY_FITS_GOAL,
        "How well does this activity fit what you want?",
        "not at all",
        "exactly",
    ),
    _probe(
        Item.AT_EASE_ABOUT_GOING,
        "How at ease are you about going?",
        "dreading it",
        "completely at ease",
    ),
    _probe(
        Item.PLACE_FOR_PEOPLE_LIKE_ME,
        "Does it sound like a place for people like you?",
        "not at all",
        "completely",
    ),
    _probe(
        Item.LEADER_SKILL, "How good is the person who leads it?", "not good at all", "excellent"
    ),
    _probe(Item.SETTING_SUITS, "How well does the place suit you?", "not at all", "perfectly"),
    Question(
        Item.SYMPTOMS,
        "How has your health been since you started?",
        lowest=1,
        highest=3,
        better=-1,
        choices=((1, "Better"), (2, "About the same"), (3, "Worse")),
    ),
    _probe(
        Item.HAD_CHOICE, "How much choice do you have over how you take part?", "none", "all of it"
    ),
    _probe(
        Item.BELONGING, "How much do you feel that you belong there?", "not at all", "completely"
    ),
    _probe(
        Item.CONFIDENCE_TO_GO_ALONE,
        "How confident are you to go on your own?",
        "not at all",
        "completely",
    ),
    _probe(Item.FELT_SAFE, "How safe do you feel there?", "not at all", "completely"),
    Question(
        Item.GROUPS_JOINED,
        "How many groups have you joined since we began?",
        lowest=0,
        highest=20,
    ),
)
QUESTIONS: dict[Item, Question] = {one.item: one for one in _ALL}


def question(item: str) -> Question | None:
    """The question of an item; None where nothing is called that."""
    return QUESTIONS.get(Item(item)) if item in Item.values else None
