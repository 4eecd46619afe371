"""A flow adds up: origins to what was found, each step to the next, reasons to their sum."""

from xml.etree import ElementTree as ET

from linkwork.evidence.reporting.flow import Aside, Branch, Step, drawn
from linkwork.evidence.reporting.flow.branches import gaps
from linkwork.evidence.reporting.flow.drawn import table


def husk(**changed: int) -> Branch:
    """A first phase: 260 entries, 253 located, 109 drawn on, 6 of 40 taken forward."""
    told = {"found": 260, "twice": 7, "located": 253, "topic": 100, "thin": 44} | changed
    return Branch(
        phase=1,
        title="Phase 1",
        origins=(("MEDLINE", 200), ("Grey & small", 60)),
        steps=(
            Step(
                name="Found",
                number=told["found"],
                says="entries",
                asides=(Aside(number=told["twice"], says="the same work as another"),),
            ),
            Step(
                name="Read",
                number=told["located"],
                says="records",
                asides=(
                    Aside(
                        number=144,
                        says="left out",
                        reasons=(("off topic", told["topic"]), ("thin", told["thin"])),
                    ),
                ),
            ),
            Step(name="Drawn on", number=109, says="documents", counted=False),
            Step(
                name="Statements",
                number=40,
                says="statements",
                asides=(Aside(number=34, says="kept"),),
            ),
            Step(name="Prioritised", number=6, says="statements", main=True),
        ),
    )


def test_a_true_flow_has_no_gap() -> None:
    """Where all adds up nothing is said."""
    assert gaps(husk()) == []


def test_every_gap_is_named() -> None:
    """Origins, steps and reasons that do not add up are each named with their numbers."""
    assert gaps(husk(found=261)) == ["origins sum to 260, not 261", "Found: 261 is not 7 and 253"]
    assert gaps(husk(twice=6)) == ["Found: 260 is not 6 and 253"]
    assert gaps(husk(thin=43)) == ["Read: reasons sum to 143, not 144"]


def test_the_drawing_says_what_the_table_says() -> None:
    """Every number of the table stands in the words of the drawing, and the drawing is whole."""
    made = drawn([husk()])
    for svg in (made.wide, made.narrow):
        text = "".join(ET.fromstring(svg).itertext())
        for number in ("260", "253", "144", "109", "40", "34", "6"):
            assert number in text
    assert "253 records" in made.words
    assert "144 left out" in made.words


def test_a_table_of_the_flow_sums_to_its_steps() -> None:
    """In the table the reasons of what was left out sum to it, and origins to what was found."""
    rows = table([husk()]).rows
    assert sum(int(row[2]) for row in rows if row[1] == "Found in") == 260
    assert sum(int(row[2]) for row in rows if row[1] == "Read" and row[4]) == 144


def test_words_from_outside_are_only_words() -> None:
    """A source with signs in its name is drawn as words, with and without reasons."""
    for reasons in (True, False):
        assert "<Grey" not in drawn([husk()], reasons=reasons).wide
    assert "Grey &amp; small" in drawn([husk()]).wide
