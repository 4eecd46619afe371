"""Addresses of releases."""

from django.urls import path

from linkwork.learning.releases import views

app_name = "releases"
urlpatterns = [
    path("", views.releases, name="list"),
    path("new/", views.register, name="register"),
    path("<uuid:release_id>/", views.cube, name="cube"),
    path("<uuid:release_id>/attack/", views.attack, name="attack"),
    path("<uuid:release_id>/decide/", views.decide, name="decide"),
    path("<uuid:release_id>/file/", views.file, name="file"),
]
