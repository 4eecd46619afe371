"""Finding entries by words, with stems and synonyms: FTS5 on SQLite, full text on PostgreSQL.

The table `directory_words` holds the words of each entry. Both engines take English stems.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from django.db import connection
from django.db.models.expressions import RawSQL

from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.need_words import LABELS

SYNONYMS = Path(__file__).with_name("synonyms.toml")
MOST_WORDS = 8
MAKE = {
    "sqlite": [
        """CREATE VIRTUAL TABLE directory_words USING fts5(
           name, provider, about, place, needs,
           tokenize = 'porter unicode61 remove_diacritics 2')"""
    ],
    "postgresql": [
        """CREATE TABLE directory_words (
           id bigint PRIMARY KEY REFERENCES directory_activity ON DELETE CASCADE,
           words tsvector NOT NULL)""",
        "CREATE INDEX directory_words_gin ON directory_words USING gin (words)",
    ],
}
_INSERT = {
    "sqlite": """INSERT INTO directory_words (rowid, name, provider, about, place, needs)
                 VALUES (%s, %s, %s, %s, %s, %s)""",
    "postgresql": """INSERT INTO directory_words (id, words) SELECT said.id,
                 setweight(to_tsvector('english', concat_ws(' . ', name, about, needs)), 'A') ||
                 setweight(to_tsvector('english', concat_ws(' . ', provider, place)), 'B')
                 FROM (SELECT %s::bigint AS id, %s::text AS name, %s::text AS provider,
                 %s::text AS about, %s::text AS place, %s::text AS needs) AS said""",
}
_KEY = {"sqlite": "rowid", "postgresql": "id"}
_MATCH = {
    "sqlite": "directory_words MATCH %s",
    "postgresql": "words @@ to_tsquery('english', %s)",
}


def write(activities: Sequence[Activity]) -> None:
    """Keep the words of some entries, in place of those kept before."""
    marks = ", ".join(["%s"] * len(activities))
    if not activities:
        return
    with connection.cursor() as cursor:
        key = _KEY[connection.vendor]
        gone = f"DELETE FROM directory_words WHERE {key} IN ({marks})"  # noqa: S608  (marks only)
        cursor.execute(gone, [one.pk for one in activities])
        cursor.executemany(_INSERT[connection.vendor], [_row(one) for one in activities])


def _row(activity: Activity) -> tuple[int, str, str, str, str, str]:
    places = [f"{one.name} {one.address}" for one in activity.locations.all()]
    needs = [LABELS.get(code, code) for code in activity.needs]
    about = f"{activity.about} {activity.eligibility}"[:20_000]
    return (
        activity.pk,
        activity.name,
        activity.provider.name,
        about,
        " ".join(places),
        " ".join(needs),
    )


def said(text: str) -> list[str]:
    """The words of a text that can be looked for, each once."""
    found = re.findall(r"[^\W_]+", text.lower())
    return list(dict.fromkeys(word[:40] for word in found))[:MOST_WORDS]


def holding_every(text: str) -> RawSQL | None:
    """The keys of entries that hold every word of a text, or words for the same; None: no words."""
    words = said(text)
    return _keys(_query([synonyms(word) for word in words])) if words else None


def holding_any(words: Iterable[str]) -> RawSQL | None:
    """The keys of entries that speak of any of some words; the names of places do not count."""
    given = [word for text in words for word in said(text)][:MOST_WORDS]
    return _keys(_query([given], of_itself=True)) if given else None


def which(words: Sequence[str], keys: Sequence[int]) -> dict[int, list[str]]:
    """Which of some words each of some entries holds, in one query."""
    given = list(dict.fromkeys(one for text in words for one in said(text)))[:MOST_WORDS]
    if not given or not keys:
        return {}
    vendor, marks = connection.vendor, ", ".join(["%s"] * len(keys))
    one = (
        f"SELECT {_KEY[vendor]}, %s FROM directory_words "  # noqa: S608  (no value is in the text)
        f"WHERE {_MATCH[vendor]} AND {_KEY[vendor]} IN ({marks})"
    )
    values: list[str | int] = []
    for word in given:
        values += [word, _query([[word]], of_itself=True), *keys]
    found: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(given)), values)
        for key, word in cursor.fetchall():
            found.setdefault(key, []).append(word)
    return found


def synonyms(word: str) -> list[str]:
    """A word, and those that people use for the same."""
    return list(dict.fromkeys([word, *_groups().get(word, ())]))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    groups = tomllib.loads(SYNONYMS.read_text("utf-8"))["groups"]
    return {word: tuple(group) for group in groups for word in group}


def _query(every: Sequence[Sequence[str]], *, of_itself: bool = False) -> str:
    """A question in the engine's own words: one of each group, and every group.

    `of_itself` asks what an entry says of itself alone: not its provider's name, nor its place's.
    """
    if connection.vendor == "sqlite":
        groups = [" OR ".join(f'"{word}"' for word in some) for some in every]
        asked = " AND ".join(f"({group})" for group in groups)
        return f"{{name about needs}} : ({asked})" if of_itself else asked
    mark = ":A" if of_itself else ""
    groups = [" | ".join(_phrase(word, mark) for word in some) for some in every]
    return " & ".join(f"({group})" for group in groups)


def _phrase(words: str, mark: str) -> str:
    """A word, or words that follow one another."""
    return " <-> ".join(f"{word}{mark}" for word in said(words))


def _keys(query: str) -> RawSQL:
    vendor = connection.vendor
    sql = f"SELECT {_KEY[vendor]} FROM directory_words WHERE {_MATCH[vendor]}"  # noqa: S608
    return RawSQL(sql, [query])  # noqa: S611  (the words are a value, never part of the SQL)
