"""A feed of the directory, one of whose entries has gone; and who runs what."""

from linkwork.practice.directory.models import Activity, FeedChange, FeedSource, Provider
from tests.matrix.cast import TODAY, House


def keep(house: House) -> None:
    """One feed with one difference."""
    ours = {"organisation": house.organisation}
    source = FeedSource.objects.create(
        **ours, name=f"County {house.canary}", url="https://feed.example/"
    )
    house.keep("feed_id", source)
    provider = Provider.objects.filter(**ours).first()
    assert provider is not None
    house.keep("provider_id", provider)
    gone = {"source": source.name, "source_id": "1"}
    Activity.objects.create(
        **ours, **gone, provider=provider, name=f"Choir {house.canary}", assured_on=TODAY
    )
    name = f"Choir {house.canary}"
    FeedChange.objects.create(**ours, source=source, entry_id="1", what="gone", name=name)
