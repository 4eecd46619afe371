"""Addresses of lotteries."""

from django.urls import path

from linkwork.practice.lotteries.views import entering, keeping

app_name = "lotteries"
urlpatterns = [
    path("lotteries/", keeping.listed, name="list"),
    path("lotteries/declare/", keeping.declare, name="declare"),
    path("lotteries/<uuid:lottery_id>/", keeping.one, name="lottery"),
    path("lotteries/<uuid:lottery_id>/record.json", keeping.record, name="record"),
    path("cases/<uuid:case_id>/lotteries/<uuid:lottery_id>/", entering.enter, name="enter"),
    path("lotteries/entries/<uuid:entry_id>/", entering.entry, name="entry"),
]
