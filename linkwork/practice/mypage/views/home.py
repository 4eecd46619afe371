"""The first page, the plan, and how large the print is."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded, public
from linkwork.practice.mypage.forms import TodayForm
from linkwork.practice.mypage.presenters import home as first
from linkwork.practice.mypage.presenters.plan import my_plan
from linkwork.practice.mypage.presenters.visits import visits
from linkwork.practice.mypage.whose import Mine, open_mine
from linkwork.practice.people.models import Person
from linkwork.ui.words import today

LARGE = "large-print"
YEAR = 365 * 24 * 3600


def page(request: Request, mine: Mine, template: str, **context: Any) -> HttpResponse:
    """A page of the person's, with what stands on all of them."""
    own = {"large": large(request, mine.person), **mine.context(), **context}
    return render(request, f"mypage/{template}.jinja", own)


def large(request: HttpRequest, person: Person | None = None) -> bool:
    """Whether pages are in large print: as chosen in this browser, else as the record asks."""
    chosen = request.COOKIES.get(LARGE)
    if chosen in ("yes", "no"):
        return chosen == "yes"
    needs = person.information_needs if person else []
    return Person.InformationNeed.LARGE_PRINT in needs


@guarded("case", get=Action.VIEW, door=Door.PERSON)
def home(request: Request) -> HttpResponse:
    """What happens next, the plan, the way so far, and whose turn it is."""
    mine = open_mine(request.actor, "my page")
    told = first.home(mine, today())
    form = TodayForm(questions=told.today) if told.today else None
    return page(request, mine, "home", page=told, today_form=form)


@guarded("plan", get=Action.LIST, door=Door.PERSON)
def plan(request: Request) -> HttpResponse:
    """The plan, to read and to print."""
    mine = open_mine(request.actor, "my plan")
    on = today()
    groups = visits(mine, on)
    return page(request, mine, "plan", plan=my_plan(mine, on), groups=groups, on=on)


@public(because="how large the print is: kept in the browser, and holds nothing of anybody")
@require_POST
def large_print(request: HttpRequest) -> HttpResponse:
    """Keep in this browser how large the print is."""
    response = redirect("mypage:home")
    chosen = "yes" if request.POST.get("large") == "yes" else "no"
    response.set_cookie(
        LARGE,
        chosen,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
