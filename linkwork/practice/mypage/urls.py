"""Addresses of the person's own page, and of what stands beside it for the link worker."""

from django.urls import path

from linkwork.practice.mypage.views import agreeing, asking, home, reading, saying, staff

CASE = "cases/<uuid:case_id>"

app_name = "mypage"
urlpatterns = [
    path("my/", home.home, name="home"),
    path("my/plan/", home.plan, name="plan"),
    path("my/large-print/", home.large_print, name="large_print"),
    path("my/next/<uuid:connection_id>/", saying.coming, name="coming"),
    path("my/how-it-went/<uuid:connection_id>/", saying.how_it_went, name="how_it_went"),
    path("my/goals/<uuid:goal_id>/", saying.goal, name="goal"),
    path("my/say/<slug:slug>/", saying.say, name="say"),
    path("my/asked/<uuid:suggestion_id>/", saying.take_back, name="take_back"),
    path("my/today/", asking.how_are_things, name="today"),
    path("my/questions/<slug:sheet>/<slug:point>/", asking.questions, name="questions"),
    path("my/details/", reading.details, name="details"),
    path("my/notes/", reading.notes, name="notes"),
    path("my/who-looked/", reading.who_looked, name="who_looked"),
    path("my/agreed/", agreeing.agreed, name="agreed"),
    path("my/agreed/<uuid:consent_id>/stop/", agreeing.stop, name="stop"),
    path("my/agreed/<uuid:consent_id>/again/", agreeing.again, name="again"),
    path("my/no-contact/", agreeing.no_contact, name="no_contact"),
    path("my/stopped/", agreeing.stopped, name="stopped"),
    path(f"{CASE}/my-page/", staff.invite, name="invite"),
    path(f"{CASE}/my-page/carer/", staff.carer, name="carer"),
    path(f"{CASE}/my-page/<uuid:link_id>/end/", staff.end, name="end"),
    path(f"{CASE}/said/", staff.said, name="said"),
    path(f"{CASE}/said/<uuid:suggestion_id>/", staff.answer, name="answer"),
    path(f"{CASE}/said/seen/<uuid:reflection_id>/", staff.seen, name="seen"),
]
