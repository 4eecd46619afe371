"""Statements, and the 33 that Linkwork is shipped with."""

from functools import cache
from importlib.resources import files

from linkwork.theory.expression import Measure
from linkwork.theory.if_then import Direction, Library, Mechanism, Ripple, Statement
from linkwork.theory.text import from_toml

__all__ = ["Direction", "Library", "Measure", "Mechanism", "Ripple", "Statement", "starter"]


@cache
def starter() -> Library:
    """The starter library: every statement a candidate, none verified against full text."""
    return from_toml(files("linkwork.theory").joinpath("statements.toml").read_text("utf-8"))
