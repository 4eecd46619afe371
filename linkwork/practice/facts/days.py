"""Arithmetic on days that SQLite and PostgreSQL each say in their own words."""

from typing import Any

from django.db.models import FloatField, Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, Any]


class _InTwoTongues(Func):
    """A function of the database written once for each engine; arguments stand in their order."""

    sqlite: str
    postgresql: str

    def _said(self, template: str, compiler: SQLCompiler) -> Sql:
        parts: list[str] = []
        params: list[Any] = []
        for expression in self.source_expressions:
            sql, given = compiler.compile(expression)
            parts.append(f"({sql})")
            params.extend(given)
        return template.format(*parts), params

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
