"""Addresses of the theory's versions."""

from django.urls import URLPattern

app_name = "theories"
urlpatterns: list[URLPattern] = []
