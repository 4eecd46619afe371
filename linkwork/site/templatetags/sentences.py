"""Turns the sign-in library's Headings Like This into sentences like ours."""

from django import template

register = template.Library()


@register.filter
def sentence(words: str) -> str:
    """Begin with a capital and go on without."""
    return str(words).strip().lower().capitalize()
