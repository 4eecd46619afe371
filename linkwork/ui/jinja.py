"""The Jinja environment: where templates are found and which words they may use."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import BaseLoader, ChainableUndefined, ChoiceLoader, Environment, PackageLoader
from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup, escape

from linkwork.ui import chain, effects, plots, words
from linkwork.ui.fields import described, problems

NHS = "nhsuk_frontend_jinja"


def environment(**options: Any) -> Environment:
    """Make the environment Django's Jinja2 backend renders every page with."""
    options["undefined"] = ChainableUndefined
    options["loader"] = _loader(options.get("loader"))
    options = {"trim_blocks": True, "lstrip_blocks": True} | options | {"autoescape": True}
    made = Environment(**options)  # noqa: S701  (autoescape is set in the line above)
    made.globals.update(GLOBALS)
    made.filters.update(FILTERS)
    return made


def _loader(rooms: BaseLoader | None) -> ChoiceLoader:
    """Look in the rooms first, then among the NHS macros, with and without their prefix."""
    nhs = [
        PackageLoader(NHS),
        PackageLoader(NHS, package_path="templates/nhsuk/components"),
        PackageLoader(NHS, package_path="templates/nhsuk/macros"),
    ]
    return ChoiceLoader([rooms or PackageLoader("linkwork.ui", "jinja2"), *nhs])


def url(name: str, *args: Any, query: dict[str, Any] | None = None, **kwargs: Any) -> str:
    """Answer the address of a named route."""
    return reverse(name, args=args, kwargs=kwargs, query=query)


def once_key() -> str:
    """Make the key by which a form that is sent twice is acted on once."""
    return str(uuid4())


def refuse(reason: str) -> str:
    """Stop a page that was put together wrongly, saying how."""
    raise TemplateRuntimeError(reason)


def phone(number: str | None) -> Markup:
    """Make a telephone number a link that rings it."""
    if not number:
        return Markup("")
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return Markup('<a class="lw-phone" href="tel:{}">{}</a>').format(dialled, escape(number))


GLOBALS: dict[str, Any] = {
    "chain_of": chain.lay,
    "mini": chain.mini,
    "described": described,
    "Mark": plots.mark,
    "Axis": plots.axis,
    "once_key": once_key,
    "problems": problems,
    "refuse": refuse,
    "static": static,
    "today": words.today,
    "url": url,
}

FILTERS: dict[str, Any] = {
    "age_on": words.age_on,
    "ago": words.ago,
    "clock": words.clock,
    "count": words.counted,
    "day": words.day,
    "day_clock": words.day_clock,
    "day_short": words.day_short,
    "days": words.days_in_words,
    "in_100": effects.in_100,
    "in_100_short": effects.in_100_short,
    "interval_words": plots.words_of,
    "joined": words.joined,
    "nhs_number": words.nhs_number,
    "out_of": effects.out_of,
    "phone": phone,
    "points": effects.points,
    "signed": effects.signed,
    "thousands": words.thousands,
    "waited": words.waited,
    "weekday": words.weekday,
    "working_days": words.working_days_in_words,
}
