"""Addresses of the reports: a page and a file each."""

from django.urls import path

from linkwork.practice.reports import views
from linkwork.practice.reports.pages import REPORTS

app_name = "reports"
urlpatterns = [
    path("", views.overview, name="overview"),
    *(path(f"{slug}/", views.one, {"slug": slug}, name=slug) for slug in REPORTS),
    *(path(f"{slug}/file/", views.file, {"slug": slug}, name=f"{slug}_file") for slug in REPORTS),
]
