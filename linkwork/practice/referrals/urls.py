"""Addresses of referring, triage, comparing records, contacts, holds and tasks."""

from django.urls import path

from linkwork.practice.referrals.views import (
    caring,
    contacts,
    merging,
    referring,
    sent,
    triage,
)

CASE = "cases/<uuid:case_id>"

app_name = "referrals"
urlpatterns = [
    path("refer/", referring.refer, name="refer"),
    path("refer/sent/", referring.sent_in, name="sent"),
    path("refer/sent/<uuid:referral_id>/", sent.one, name="one_sent"),
    path("triage/", triage.queue, name="triage"),
    path("triage/<uuid:referral_id>/", triage.decide, name="decide"),
    path("people/<uuid:person_id>/", triage.of_person, name="of_person"),
    path("people/<uuid:person_id>/same-as/<uuid:other_id>/", merging.compare, name="compare"),
    path("merges/<uuid:merge_id>/", merging.merged, name="merged"),
    path(f"{CASE}/hold/", caring.hold, name="hold"),
    path(f"{CASE}/tasks/", caring.tasks, name="tasks"),
    path(f"{CASE}/tasks/<uuid:task_id>/", caring.task, name="task"),
    path(f"{CASE}/contacts/", contacts.listed, name="contacts"),
    path(f"{CASE}/contacts/new/", contacts.log, name="log_contact"),
    path(f"{CASE}/contacts/<uuid:contact_id>/amend/", contacts.amend, name="amend_contact"),
]
