"""Addresses of the mypage room."""

from django.urls import URLPattern

app_name = "mypage"
urlpatterns: list[URLPattern] = []
