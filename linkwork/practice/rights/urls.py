"""Addresses of the rights room."""

from django.urls import path

from linkwork.practice.rights.views import keeping, own, packs

app_name = "rights"
urlpatterns = [
    path("rights/", packs.waiting, name="list"),
    path("rights/packs/<uuid:pack_id>/", packs.pack, name="pack"),
    path("rights/packs/<uuid:pack_id>/prepare/", packs.prepare, name="prepare"),
    path("rights/packs/<uuid:pack_id>/file/", packs.download, name="download"),
    path("rights/packs/<uuid:pack_id>/handed/", packs.handed, name="handed"),
    path("rights/holds/<uuid:hold_id>/", keeping.lift, name="lift"),
    path("rights/records/<uuid:old_id>/", keeping.appraise, name="appraise"),
    path("rights/appraisals/<uuid:appraisal_id>/", keeping.confirm, name="confirm"),
    path("cases/<uuid:case_id>/own-data/", packs.ask, name="ask"),
    path("cases/<uuid:case_id>/hold-record/", keeping.hold, name="hold"),
    path("my/data/", own.mine, name="mine"),
    path("my/data/<uuid:pack_id>/file/", own.my_pack, name="my_pack"),
]
