"""Entries stand where their feed said they stood; each gets its words and cards."""

from django.db import migrations

from linkwork.practice.directory import cards, full_text

STATES = {"inactive": "temporarily closed", "defunct": "withdrawn"}
REASONS = {"temporarily closed": "other", "withdrawn": "ended"}


def states(apps, editor):
    """Where an entry stood in its feed's words is where it stands in ours."""
    activities = apps.get_model("directory", "Activity")._base_manager.all()
    for status, state in STATES.items():
        activities.filter(state=status).update(state=state)
    for state, reason in REASONS.items():
        activities.filter(state=state).update(state_reason=reason)
    running = activities.filter(state="active")
    running.filter(assured_on__isnull=False).update(state="confirmed")
    running.update(state="published")


def statuses(apps, editor):
    """Back to the words of a feed."""
    activities = apps.get_model("directory", "Activity")._base_manager.all()
    activities.filter(state__in=["confirmed", "published"]).update(state="active")
    activities.filter(state="draft").update(state="inactive")
    activities.filter(state="withdrawn").update(state="defunct")


def words(apps, editor):
    """The table of words, in the engine's own way."""
    for statement in full_text.MAKE[editor.connection.vendor]:
        editor.execute(statement)


def fill(apps, editor):
    """The words and cards of the entries that are there."""
    cards.fill(apps.get_model("directory", "Activity"), apps.get_model("directory", "Card"))


def no_words(apps, editor):
    """Without the table of words."""
    editor.execute("DROP TABLE directory_words")


def nothing(apps, editor):
    """Nothing to undo."""


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_editing")]
    operations = [
        migrations.RunPython(words, no_words),
        migrations.RunPython(states, statuses),
        migrations.RunPython(fill, nothing),
    ]
