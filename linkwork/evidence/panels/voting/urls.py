"""Addresses of those who vote, by their link."""

from django.urls import path

from linkwork.evidence.panels.voting import views

app_name = "vote"
urlpatterns = [
    path("", views.home, name="home"),
    path("<uuid:ballot_id>/", views.vote, name="ballot"),
    path("<uuid:ballot_id>/say/", views.say, name="say"),
    path("<uuid:ballot_id>/said/<uuid:remark_id>/", views.take_back, name="take_back"),
]
