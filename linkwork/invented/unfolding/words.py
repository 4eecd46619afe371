"""What invented people and their link workers say, by need and by moment."""

from collections.abc import Mapping

ASKED: Mapping[str, tuple[str, ...]] = {
    "loneliness": (
        "Lives quietly since the children moved; days go by without a word.",
        "New to the town and knows nobody. Would like company.",
    ),
    "mental_wellbeing": (
        "Low for some months and sleeping badly. Would like something beside tablets.",
        "Worries a great deal and has stopped going out.",
    ),
    "money": (
        "Letters about debts are piling up unopened.",
        "Benefits stopped after a change of address; struggling with bills.",
    ),
    "housing": (
        "Damp flat and a landlord who does not answer.",
        "Rent arrears, and a letter about eviction.",
    ),
    "food": ("Skips meals towards the end of the month.",),
    "work_learning": (
        "Out of work for two years and would like to be useful.",
        "Would like to learn something new and meet people by it.",
    ),
    "physical_activity": (
        "Would like to move more and does not know where to begin.",
        "Told to exercise; the gym is not for them.",
    ),
    "long_term_condition": (
        "Newly told of diabetes and overwhelmed by it.",
        "Breathless, and afraid of becoming more so.",
    ),
    "caring": ("Cares for a parent day and night and is worn out.",),
    "bereavement": (
        "Lost their partner in spring; the house is very quiet.",
        "Grieving, and does not want to burden the family.",
    ),
    "other": ("Needs help with official letters.", "Unsure what would help; would like to talk."),
}
GOALS: Mapping[str, tuple[str, ...]] = {
    "loneliness": (
        "Have somebody to have a cup of tea with",
        "Know a face or two when I go to the shop",
        "Get out of the house twice a week",
    ),
    "mental_wellbeing": (
        "Sleep through, and look forward to something",
        "Get back to painting",
        "Feel like myself again",
    ),
    "money": ("Open my letters without dread", "Know what I owe and to whom"),
    "housing": ("A dry bedroom for the children", "Stay in my home"),
    "food": ("Cook a proper meal three times a week",),
    "work_learning": ("Be useful to somebody again", "A few hours of work that I can manage"),
    "physical_activity": ("Walk to the river and back", "Play with the grandchildren on the floor"),
    "long_term_condition": (
        "Understand my condition and not be ruled by it",
        "Get up the stairs without stopping",
    ),
    "caring": ("Two hours a week that are mine",),
    "bereavement": ("Talk about her without everybody going quiet", "Get through the evenings"),
    "other": ("Get the forms done and be finished with them",),
}
MATTERS = (
    "My garden, my sister on Sundays, and not being rushed.",
    "Being asked, not told. Music in the house.",
    "My faith and my neighbours. I like to be of use.",
    "The dog. If the dog cannot come, I would rather not.",
    "Family first. I do not want to be a burden to them.",
    "I was a nurse for thirty years; I like to look after people.",
    "Quiet places, small groups, no fuss.",
)
SUPPORT = (
    "Ring before noon.\nSay who will be there before I go.",
    "Text first, then ring.\nI need a seat with a back.",
    "Speak a little slower; English is my second language.",
    "Write it down for me, large.",
)
CONTACT_BY = ("Ring mornings; voicemail is fine", "Text first", "Ring after six", "Any time", "")
NO = (
    "Does not feel the need just now.",
    "Would rather manage alone.",
    "Did not see how it would help.",
    "Too much going on at present.",
)
FIRST_CALL = (
    "Explained what we do. Pleased to be rung.",
    "A little wary at first; agreed to meet.",
    "Told me about the last months. Would like to meet at the library.",
)
TALKED = (
    "Talked about how the week had been and what to try next.",
    "Went through the choices together. Wants to think it over.",
    "Doing a bit better. We looked at buses and times.",
    "A hard week. We kept the plan as it is.",
)
MEANT = (
    "What matters: spoke of what used to give the days a shape, and what is missing now.",
    "What matters: a long talk about family, health and what a good day looks like.",
)
CHECKED = (
    "Asked how it is going there. Enjoys it more than expected.",
    "Finds some of it hard, but means to go on.",
    "Going well; knows two people by name now.",
)
NOT_ANSWERED = ("Rang out.", "Left a message with our number.", "No answer; will try another time.")
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "goals met": ("Did what they set out to do.", "Goes on by themselves now."),
    "partly met": ("Some of it done; knows how to come back.", "A start was made."),
    "information only": ("Had what they needed to go on alone.",),
    "declined": ("Decided not to go on for now.",),
    "unable to contact": ("Tried on several days by telephone and letter.",),
    "disengaged": ("Stopped coming and did not want another.",),
    "unsuitable": ("Needs help that we cannot give; the referrer knows.",),
    "moved": ("Moved to another town.",),
    "died": ("Died. The family has been told we are here.",),
    "transferred": ("The community mental health team has taken over.",),
    "cap reached": ("The limit of support was reached.",),
}
WORRIES = (
    "Says that life is not worth living at times; GP told the same day.",
    "A large dog; ring before calling.",
    "A former partner comes by; do not mention the service on the doorstep.",
)
LEADERS = (
    "Ola Brandt",
    "Tess Marlow",
    "Hanif Corrie",
    "Ines Dacosta",
    "Rob Whitlam",
    "Mei Tarrant",
    "Sal Brightman",
    "Gwil Parry-Moss",
)
STEPS = {
    "new": "First call",
    "contacting": "Call again",
    "before": "Meet",
    "plan": "Make or review the plan",
    "find": "Find or arrange an activity",
    "waiting": "Tell them how the referral stands",
    "going": "Ask how it is going",
    "ending": "Start closing",
}

# What the link worker and the person said they would do, in that order.
PROMISED = ("Send the times and the way there", "Tell somebody at home about the plan")
