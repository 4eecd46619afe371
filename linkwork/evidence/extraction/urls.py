"""Addresses of documents, passages, studies and second readings."""

from django.urls import path

from linkwork.evidence.extraction.views import documents, reading, second, studies

app_name = "extraction"
ALL = "<uuid:review_id>/documents/"
ONE = f"{ALL}<uuid:document_id>/"
STUDIES = "<uuid:review_id>/studies/"
urlpatterns = [
    path(ALL, documents.documents, name="documents"),
    path(f"{ALL}new/", documents.attach, name="attach"),
    path(f"{ONE}pages/<int:number>/", reading.read, name="read"),
    path(f"{ONE}pages/<int:number>/set-aside/", reading.set_aside, name="set_aside"),
    path(f"{ONE}file/", documents.file, name="file"),
    path(f"{ONE}file/<int:number>.png", reading.picture, name="picture"),
    path(f"{ONE}second/", second.second, name="second"),
    path(f"{ONE}second/finish/", second.finish, name="finish"),
    path(STUDIES, studies.studies, name="studies"),
    path(f"{STUDIES}new/", studies.new_study, name="new_study"),
    path(f"{STUDIES}studies.csv", studies.studies_csv, name="studies_csv"),
    path(f"{STUDIES}<uuid:research_id>/", studies.study, name="study"),
]
