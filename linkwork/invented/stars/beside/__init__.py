"""People and things beside the named stories, so that every page of the house has its example."""

from linkwork.invented.stars.beside import doors, entries, leading, letters, records
from linkwork.invented.stars.beside.company import Company, stage_of

__all__ = ["Company", "stage_of", "tell"]


def tell(company: Company) -> None:
    """Bring everybody and everything on; who comes on later knows those before."""
    records.tell(company)
    doors.tell(company)
    letters.tell(company)
    entries.tell(company)
    leading.tell(company)
