"""What the first study of a service declares: for whom, in what circumstances, and what to expect.

Proposed by us from the reviews the statements rest on; no study on the shelf gives a figure.
"""

from linkwork.learning.studies.declaring import Context, Declared, Expected

ALONE, MANY = "lives_alone", "needs >= 3"

DECLARED = Declared(
    why_smallest="Five more in every 100 people is about one more person a week in a service of"
    " this size: worth a change of practice.",
    contexts=(
        Context(code="EG3", condition=ALONE, why="Who lives alone has nobody else to go with"),
        Context(code="EG5", condition=MANY, why="The more needs, the more there is to sort out"),
        Context(code="AD8", condition=ALONE, why="The link worker may be the only one who asks"),
        Context(code="AD9", condition=MANY, why="More to explain again to somebody new"),
    ),
    exploratory=(
        Context(condition="deprivation_fifth <= 2", why="Money and transport are short there"),
        Context(condition="age >= 65", why="Older people are helped, and go, differently"),
    ),
    expected={
        "EG3": Expected(
            mean=0.05,
            spread=0.10,
            source="husk2020",
            directness=0.5,
            why="The review expects it to help and gives no figure, so the spread is wide",
        ),
    },
)
