"""Addresses of outcomes."""

from django.urls import path

from linkwork.practice.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("measures/instruments/", views.instruments, name="instruments"),
    path("measures/instruments/wheel/", views.wheel, name="wheel"),
    path("measures/instruments/<slug:instrument>/", views.instrument, name="instrument"),
    path("cases/<uuid:case_id>/measures/", views.measures, name="measures"),
    path("cases/<uuid:case_id>/measures/send/", views.invite, name="invite"),
    path("cases/<uuid:case_id>/measures/<slug:point>/", views.questions, name="questions"),
    path("cases/<uuid:case_id>/measures/<slug:point>/<slug:sheet>/", views.questions, name="sheet"),
    path("cases/<uuid:case_id>/ask/<slug:item>/", views.ask, name="ask"),
]
