"""What is sent to the forms of a review's theory."""

from tests.matrix.bodies.forms import Body

NOT_HERE = {
    "theories:seal": "only a version whose paragraphs rest on something is sealed",
    "theories:sign": "only a sealed version is signed",
    "theories:publish": "only a signed version is published",
    "theories:new": "one version is being written",
}
BODIES: dict[str, Body] = {
    "theories:new": lambda _: {"title": "T", "narrative": "Words", "reason": "We learnt more"},
    "theories:change": lambda _: {
        "title": "T",
        "narrative": "Words",
        "reason": "We learnt more",
        "version": "1",
    },
    "theories:verdict": lambda _: {
        "source": "literature",
        "answer": "insufficient",
        "probed": "no",
        "rationale": "Nothing was found",
    },
}
