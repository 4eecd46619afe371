"""Addresses of the audit."""

from django.urls import path

from linkwork.access import views

app_name = "audit"
urlpatterns = [path("", views.events, name="list")]
