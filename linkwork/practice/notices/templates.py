"""The words of every notice: fixed, with nothing of anybody's health and nobody's name.

A template may say only the link, the service's name and the service's telephone number. The line
that names the telephone number is left out where the service has none.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Template:
    """What a notice is called in a list, its subject as an e-mail, and its words."""

    words: str
    subject: str
    text: str


ASK = "Questions? Ring {service} on {phone}."
HELP = "Not for emergencies. Ring {service} on {phone}."
NO_REPLY = "Please do not reply to this message."

ALL: dict[str, Template] = {
    # To a provider
    "provider asked": Template(
        "Asked a provider for a place",
        "A request is waiting for you",
        f"{{service}} asks whether you have a place. Look and answer here: {{link}}\n"
        f"You need no account.\n{ASK}",
    ),
    "provider reminded": Template(
        "Reminded a provider to answer",
        "A request is still waiting for you",
        f"{{service}} is still waiting for your answer. Look and answer here: {{link}}\n{ASK}",
    ),
    "provider withdrawn": Template(
        "Told a provider that a request was taken back",
        "A request was taken back",
        f"{{service}} has taken back a request. You need do nothing.\n{ASK}",
    ),
    "provider digest": Template(
        "Sent a provider the week's list",
        "Your week with {service}",
        f"Your requests and sessions with {{service}} are here: {{link}}\n{ASK}",
    ),
    "provider link": Template(
        "Sent a provider a new link",
        "Your link to {service}",
        f"Your link to {{service}}: {{link}}\nKeep it to yourself.\n{ASK}",
    ),
    "provider check": Template(
        "Asked a provider to check their entry",
        "Is your entry still right?",
        f"{{service}} asks you to check what it says about you: {{link}}\n{ASK}",
    ),
    # To the person, or somebody they chose
    "person page": Template(
        "Sent the person the link to their page",
        "Your page at {service}",
        f"Your page at {{service}}: {{link}}\nWe will send you a code to open it.\n{HELP}",
    ),
    "person reminded": Template(
        "Reminded the person of something arranged",
        "A reminder from {service}",
        f"You have something arranged with {{service}}. See your page: {{link}}\n{HELP}",
    ),
    "person asked": Template(
        "Asked the person some questions",
        "A few questions from {service}",
        f"{{service}} has a few questions. You choose whether to answer: {{link}}\n{HELP}",
    ),
    "person told": Template(
        "Told the person that there is something new",
        "Something new from {service}",
        f"There is something new on your page at {{service}}: {{link}}\n{HELP}",
    ),
    "person record opened": Template(
        "Told the person that their record was opened out of turn",
        "Your record at {service}",
        "Somebody who does not usually look after you opened your record.\n"
        f"See who: {{link}}\n{HELP}",
    ),
    "carer page": Template(
        "Sent a carer the link to the person's page",
        "A page at {service}",
        "Somebody has asked {service} to let you see their page: {link}\n"
        f"We will send you a code to open it.\n{HELP}",
    ),
    # To whoever referred
    "referrer note": Template(
        "Told the referrer that a note waits",
        "A note is waiting in Linkwork",
        "A note is waiting in Linkwork. Sign in to read it: {link}\n"
        f"This message holds nothing about anybody. {NO_REPLY}",
    ),
    "referrer urgent": Template(
        "Told the referrer that an urgent note waits",
        "Urgent: a note is waiting in Linkwork",
        "An urgent note is waiting in Linkwork. Please read it today: {link}\n"
        f"This message holds nothing about anybody. {NO_REPLY}",
    ),
    "referrer answered": Template(
        "Told the referrer that there is an answer",
        "An answer is waiting in Linkwork",
        "There is an answer to something you sent. Sign in to read it: {link}\n"
        f"This message holds nothing about anybody. {NO_REPLY}",
    ),
    # To staff
    "staff reminded": Template(
        "Reminded a member of staff",
        "Something is due in Linkwork",
        f"Something is due. Sign in to see what: {{link}}\n{NO_REPLY}",
    ),
    "staff digest": Template(
        "Sent a member of staff the week's list",
        "Your week in Linkwork",
        f"Your list for the week is here: {{link}}\n{NO_REPLY}",
    ),
    "staff urgent": Template(
        "Told a member of staff that something is urgent",
        "Urgent: look in Linkwork now",
        f"Something needs you now. Sign in to see what: {{link}}\n{NO_REPLY}",
    ),
    "staff visit overdue": Template(
        "Told a lead that somebody has not checked in",
        "Urgent: a colleague has not checked in",
        f"A colleague has not checked in after a visit. Act now: {{link}}\n{NO_REPLY}",
    ),
    "staff account": Template(
        "Told a member of staff that they have a post",
        "You have a post in Linkwork",
        f"{{service}} has given you a post. Choose your password here: {{link}}\n{NO_REPLY}",
    ),
    "staff glass": Template(
        "Told a lead that a record was opened out of turn",
        "A record was opened out of turn",
        f"A record was opened out of turn. See who and why: {{link}}\n{NO_REPLY}",
    ),
}


def written(key: str, *, link: str, service: str, phone: str) -> tuple[str, str]:
    """The subject and the words of a notice; a line that needs a telephone number may go."""
    template = ALL[key]
    said = {"link": link, "service": service, "phone": phone}
    lines = [line for line in template.text.split("\n") if phone or "{phone}" not in line]
    return template.subject.format(**said), "\n".join(lines).format(**said)
