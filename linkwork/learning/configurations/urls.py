"""Addresses of configurations."""

from django.urls import URLPattern

app_name = "configurations"
urlpatterns: list[URLPattern] = []
