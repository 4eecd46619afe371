"""Addresses of outcomes."""

from django.urls import path

from linkwork.practice.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("cases/<uuid:case_id>/measures/", views.measures, name="measures"),
    path("cases/<uuid:case_id>/measures/<slug:point>/", views.questions, name="questions"),
    path("cases/<uuid:case_id>/ask/<slug:item>/", views.ask, name="ask"),
]
