"""Addresses of screening; `?level=`, `?search=` and `?phase=` say which records are meant."""

from django.urls import path

from linkwork.evidence.screening.views import planning, reading, settling

app_name = "screening"
ALL = "<uuid:review_id>/screening/"
ONE = "<uuid:review_id>/records/<uuid:record_id>/screening/"
urlpatterns = [
    path(ALL, reading.overview, name="overview"),
    path(f"{ALL}next/", reading.next_one, name="next"),
    path(f"{ALL}undo/", reading.undo, name="undo"),
    path(f"{ALL}list/", reading.list_of, name="list"),
    path(f"{ALL}conflicts/", settling.conflicts, name="conflicts"),
    path(f"{ALL}agreement/", settling.agreement, name="agreement"),
    path(f"{ALL}rules/", planning.rules, name="rules"),
    path(f"{ALL}order/", planning.rank, name="order"),
    path(f"{ALL}stop/", planning.stop, name="stop"),
    path(f"{ALL}stops/<uuid:stop_id>/resume/", planning.resume, name="resume"),
    path(f"{ALL}csv/", planning.as_csv, name="csv"),
    path(ONE, reading.record, name="record"),
    path(f"{ONE}settle/", settling.settle, name="settle"),
    path(f"{ONE}back/", settling.back, name="back"),
]
