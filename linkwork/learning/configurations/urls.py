"""Addresses of configurations."""

from django.urls import path

from linkwork.learning.configurations import views

app_name = "configurations"
urlpatterns = [
    path("", views.comparisons, name="list"),
    path("new/", views.register, name="register"),
    path("<uuid:comparison_id>/", views.comparison, name="comparison"),
    path("<uuid:comparison_id>/read/", views.read, name="read"),
]
