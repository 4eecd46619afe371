"""Addresses of a review's own page and its exports."""

from django.urls import path

from linkwork.evidence.reporting import views
from linkwork.evidence.reporting.bundle import views as bundles

app_name = "reporting"
EXPORTS = "<uuid:review_id>/exports/"
urlpatterns = [
    path("<uuid:review_id>/", views.review, name="review"),
    path(EXPORTS, views.exports, name="exports"),
    path(f"{EXPORTS}checklist/", views.checklist, name="checklist"),
    path(f"{EXPORTS}plain/", views.plain, name="plain"),
    path(f"{EXPORTS}write/<slug:part>/", views.write, name="write"),
    path(f"{EXPORTS}tables/<slug:table>/", views.table, name="table"),
    path(f"{EXPORTS}<slug:table>.csv", views.csv, name="csv"),
    path(f"{EXPORTS}<slug:drawing>.svg", views.svg, name="svg"),
    path(f"{EXPORTS}report.pdf", views.pdf, name="pdf"),
    path(f"{EXPORTS}report.docx", views.docx, name="docx"),
    path(f"{EXPORTS}bundle/", bundles.bundle, name="bundle"),
    path(f"{EXPORTS}bundle.zip", bundles.bundle_file, name="bundle_file"),
]
