"""Addresses of supervision: the team, visits, concerns, broken glass."""

from django.urls import path

from linkwork.practice.supervision.views import (
    allocating,
    board,
    concerns,
    covering,
    glass,
    outside,
    talking,
    visiting,
)

MEMBER = "team/<uuid:member_id>"
CASE = "cases/<uuid:case_id>"

app_name = "supervision"
urlpatterns = [
    path("team/", board.team, name="board"),
    path("team/share/", allocating.share_out, name="share_out"),
    path("team/cover/", covering.listed, name="covers"),
    path("team/cover/<uuid:cover_id>/end/", covering.end, name="end_cover"),
    path("team/handed-over/", allocating.inbox, name="inbox"),
    path("team/handed-over/<uuid:handover_id>/", allocating.handed_over, name="handed_over"),
    path(f"{MEMBER}/reallocate/", allocating.reallocate, name="reallocate"),
    path(f"{MEMBER}/cover/", covering.arrange, name="cover"),
    path(f"{MEMBER}/<slug:what>/", board.member, name="member"),
    path("visits/", visiting.listed, name="visits"),
    path("visits/<uuid:visit_id>/", visiting.one, name="visit"),
    path("concerns/", concerns.listed, name="concerns"),
    path("concerns/register/", concerns.register, name="concern_register"),
    path("concerns/<uuid:concern_id>/", concerns.one, name="concern"),
    path("people/<uuid:person_id>/concern/", concerns.raise_one, name="raise_concern"),
    path(
        "provider/requests/<uuid:connection_id>/concern/",
        outside.provider_concern,
        name="provider_concern",
    ),
    path("glass/", glass.break_it, name="break_glass"),
    path("glass/opened/", glass.listed, name="glass_list"),
    path("glass/opened/<uuid:glass_id>/", glass.review, name="glass"),
    path(f"{CASE}/hand-over/", allocating.hand_over, name="hand_over"),
    path(f"{CASE}/visit/", visiting.plan, name="plan_visit"),
    path(f"{CASE}/supervision/", talking.talks, name="talks"),
]
