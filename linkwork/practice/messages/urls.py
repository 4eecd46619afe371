"""Addresses of notes to the referrer."""

from django.urls import path

from linkwork.practice.messages import views

CASE = "cases/<uuid:case_id>/messages"

app_name = "messages"
urlpatterns = [
    path(f"{CASE}/", views.of_case, name="list"),
    path(f"{CASE}/new/", views.write, name="write"),
    path(f"{CASE}/<uuid:message_id>/", views.one, name="message"),
    path("notes/", views.received, name="received"),
    path("notes/<uuid:message_id>/", views.note, name="note"),
]
