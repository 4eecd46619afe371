"""What inclines people: the sort of person, the place, the link worker's choice, the statements."""

from linkwork.invented.claims import pull
from linkwork.invented.draws import intercept
from linkwork.invented.story import Numbers, Story
from linkwork.invented.world import World


def places_pull(story: Story, service: World, outcome: str, *, link_worker: bool = True) -> Numbers:
    """How the practice, and the link worker, move an outcome for reasons nobody measured."""
    moved = service.places.practice_pull[outcome][story.codes("practice")]
    if link_worker:
        moved = moved + service.places.link_worker_pull[outcome][story.codes("link_worker")]
    return moved


def chosen(story: Story, service: World, component: str) -> Numbers:
    """How far a link worker's choice leans, by who seems likely to go and by the open cases."""
    choice = service.effects.choices[component]
    leaning: Numbers = choice["seems_likely"] * story.hidden["seems_likely"]
    if choice.get("open_cases"):
        busy = (story.numbers("open_cases_of_link_worker") - 50.0) / 10.0
        leaning = leaning + choice["open_cases"] * busy
    return leaning


def going_on(story: Story, service: World, outcome: str, rate: str) -> Numbers:
    """The logit of an outcome: its usual rate, the person, the place, and the statements."""
    return (
        intercept(service.effects.rates[rate], 0.95)
        + story.hidden["going"]
        + places_pull(story, service, outcome)
        + pull(story, service.about, outcome)
    )
