"""Finds records that are one work: plain Python, no database.

`groups(entries)` answers `Found`: groups that need nobody, each with its reason in words, and
pairs that a person should look at, the likeliest first.
"""

from linkwork.evidence.duplicates.matching.entry import Entry, Found, Group, Maybe
from linkwork.evidence.duplicates.matching.grouping import groups

__all__ = ["Entry", "Found", "Group", "Maybe", "groups"]
