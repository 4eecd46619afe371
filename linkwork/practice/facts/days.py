"""Arithmetic on days that SQLite and PostgreSQL each say in their own words."""

import re
from typing import Any

from django.db.models import DateField, FloatField, Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, Any]
PLACE = re.compile(r"\{(\d)\}")


class _InTwoTongues(Func):
    """A function of the database written once for each engine; arguments stand in their order."""

    sqlite: str
    postgresql: str

    def _said(self, template: str, compiler: SQLCompiler) -> Sql:
        parts: list[str] = []
        params: list[Any] = []  # of each part
        for expression in self.source_expressions:
            sql, given = compiler.compile(expression)
            parts.append(f"({sql})")
            params.append(given)
        # A part that stands several times in the template needs its parameters as often, in order.
        places = [int(place) for place in PLACE.findall(template)]
        return template.format(*parts), [one for place in places for one in params[place]]

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Sql:
        """In SQLite's words."""
        return self._said(self.sqlite, compiler)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Sql:
        """In PostgreSQL's words."""
        return self._said(self.postgresql, compiler)


class DaysBetween(_InTwoTongues):
    """Whole days from the first date to the second; NULL where either is."""

    output_field = IntegerField()
    sqlite = "CAST(-(julianday({0}) - julianday({1})) AS INTEGER)"
    postgresql = "(-(({0})::date - ({1})::date))"


class YearsOld(_InTwoTongues):
    """Whole years from a birth date (first) to a day (second)."""

    output_field = IntegerField()
    # Dates are compared as numbers yyyymmdd: their difference, cut at 10,000, is the age.
    sqlite = (
        "CAST(-(CAST(strftime('%%Y%%m%%d', {0}) AS INTEGER)"
        " - CAST(strftime('%%Y%%m%%d', {1}) AS INTEGER)) / 10000 AS INTEGER)"
    )
    postgresql = (
        "(-(to_char(({0})::date, 'YYYYMMDD')::int - to_char(({1})::date, 'YYYYMMDD')::int) / 10000)"
    )


class HowMany(_InTwoTongues):
    """How many items a JSON list holds."""

    output_field = IntegerField()
    sqlite = "json_array_length({0})"
    postgresql = "jsonb_array_length({0})"


class Weeks(_InTwoTongues):
    """Days as weeks, with their fraction."""

    output_field = FloatField()
    sqlite = "(CAST({0} AS REAL) / 7.0)"
    postgresql = "(({0})::double precision / 7.0)"


class LondonDay(_InTwoTongues):
    """The day in London on which a moment fell: clocks go forward an hour from March to October.

    In SQLite, Django's own truncation would call Python once for every row; this stays in SQL.
    """

    output_field = DateField()
    sqlite = (
        "date({0}, CASE WHEN datetime({0}) >= "
        "datetime(strftime('%%Y', {0}) || '-03-31', '-6 days', 'weekday 0', '+1 hour') "
        "AND datetime({0}) < "
        "datetime(strftime('%%Y', {0}) || '-10-31', '-6 days', 'weekday 0', '+1 hour') "
        "THEN '+1 hour' ELSE '+0 hours' END)"
    )
    postgresql = "(({0}) AT TIME ZONE 'Europe/London')::date"
