"""Addresses of messages to the referrer."""

from django.urls import path

from linkwork.practice.messages.views import downloading, reading, urgent, writing

CASE = "cases/<uuid:case_id>/messages"
ONE = f"{CASE}/<uuid:message_id>"
NOTE = "notes/<uuid:message_id>"

app_name = "messages"
urlpatterns = [
    path(f"{CASE}/", writing.of_case, name="list"),
    path(f"{CASE}/new/", writing.write, name="write"),
    path(f"{CASE}/urgent/", urgent.escalate, name="escalate"),
    path(f"{CASE}/sent/<uuid:notice_id>/again/", downloading.notice_again, name="notice_again"),
    path(f"{ONE}/", writing.one, name="message"),
    path(f"{ONE}/again/", writing.again, name="again"),
    path(f"{ONE}/after-all/", writing.changed_mind, name="after_all"),
    path(f"{ONE}/page.pdf", downloading.page, name="page"),
    path(f"{ONE}/page.json", downloading.data, name="data"),
    path("notes/", reading.received, name="received"),
    path(f"{NOTE}/", reading.note, name="note"),
    path(f"{NOTE}/filed/", reading.filed, name="filed"),
    path(f"{NOTE}/page.pdf", downloading.note_page, name="note_page"),
    path(f"{NOTE}/page.json", downloading.note_data, name="note_data"),
]
