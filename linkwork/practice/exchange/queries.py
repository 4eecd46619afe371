"""Keys in force, and bodies that may have one."""

from linkwork.access.models import Organisation
from linkwork.practice.exchange.models import ApiKey


def live_key(hashed: str) -> ApiKey | None:
    """The key with this hash, where it has not ended."""
    rows = ApiKey.objects.filter(hash=hashed, ended_at__isnull=True)
    return rows.select_related("body__parent").first()


def keys_of(body: Organisation) -> list[ApiKey]:
    """The keys in force of a body."""
    return list(ApiKey.objects.filter(body=body, ended_at__isnull=True).order_by("pk"))


def named(name: str) -> list[Organisation]:
    """Bodies of that name or ODS code."""
    rows = Organisation.objects.select_related("parent")
    return list(rows.filter(name__iexact=name) or rows.filter(ods_code__iexact=name))
