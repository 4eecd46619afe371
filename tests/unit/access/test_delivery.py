"""What leaves the house: by mail, into the folder, and by Notify as Notify's documents say."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from linkwork.access import delivery
from linkwork.access.delivery import NotDelivered

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"riverbank-live-{SERVICE}-{SECRET}"
TEMPLATE = "ceb50d92-100d-4b8b-b559-14fa3b091cda"
KNOWN_AS = "bfb50d92-100d-4b8b-b559-14fa3b091cda"


def whole(part: str) -> bytes:
    """Read base 64 as it is written in a token."""
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def check_token(header: str) -> str:
    """What is wrong with a token, as Notify's own check would say; nothing where it is right."""
    scheme, _, token = header.partition(" ")
    head, body, signed = token.split(".")
    right = hmac.new(SECRET.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    claims = json.loads(whole(body))
    faults = {
        "scheme": scheme != "Bearer",
        "algorithm": json.loads(whole(head)) != {"typ": "JWT", "alg": "HS256"},
        "signature": not hmac.compare_digest(whole(signed), right),
        "issuer": claims["iss"] != SERVICE,
        "clock": abs(time.time() - claims["iat"]) > 30,
        "padding": "=" in token,
    }
    return ", ".join(name for name, wrong in faults.items() if wrong)


@dataclass
class StandIn:
    """A Notify on this machine: checks as the documents say, answers as they say."""

    address: str = ""
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    answer: int = 201
    fate: str = "delivered"

    def reply(self, verb: str, path: str, headers: Any, body: dict[str, Any]) -> tuple[int, Any]:
        """Note what was asked, and answer."""
        self.asked.append((verb, path, body))
        fault = check_token(headers["Authorization"])
        if fault:
            self.faults.append(fault)
            return 403, {"status_code": 403, "errors": [{"error": "AuthError", "message": fault}]}
        if verb == "GET":
            return 200, {"id": path.rsplit("/", 1)[1], "status": self.fate}
        if headers["Content-Type"] != "application/json":
            self.faults.append("content type")
        if self.answer != 201:
            name = {429: "RateLimitError", 400: "BadRequestError"}.get(self.answer, "Exception")
            errors = [{"error": name, "message": "for +447700900123"}]
            return self.answer, {"status_code": self.answer, "errors": errors}
        return 201, {"id": KNOWN_AS, "reference": body.get("reference"), "content": {}}


@pytest.fixture
def stand_in(settings: Any) -> Iterator[StandIn]:
    """A Notify that answers on this machine, and settings that lead to it."""
    made = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.tell(*made.reply("POST", self.path, self.headers, said))

        def do_GET(self) -> None:
            self.tell(*made.reply("GET", self.path, self.headers, {}))

        def tell(self, status: int, said: dict[str, Any]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.address = f"http://127.0.0.1:{server.server_port}"
    settings.LINKWORK_SMS = settings.LINKWORK_EMAIL = "notify"
    settings.LINKWORK_NOTIFY_ADDRESS = made.address
    settings.LINKWORK_NOTIFY_KEY = KEY
    settings.LINKWORK_NOTIFY_SMS_TEMPLATE = TEMPLATE
    settings.LINKWORK_NOTIFY_EMAIL_TEMPLATE = TEMPLATE
    yield made
    server.shutdown()
    server.server_close()


def test_a_text_goes_by_notify(stand_in: StandIn) -> None:
    """The token is signed as Notify asks, the body is theirs, and the answer's id is kept."""
    receipt = delivery.deliver("sms", "07700 900123", "", "See your page.", reference="one")
    assert stand_in.faults == []
    assert stand_in.asked == [
        (
            "POST",
            "/v2/notifications/sms",
            {
                "phone_number": "07700900123",
                "template_id": TEMPLATE,
                "personalisation": {"text": "See your page."},
                "reference": "one",
            },
        )
    ]
    assert (receipt.reference, receipt.arrived) == (KNOWN_AS, False)


def test_an_email_goes_by_notify(stand_in: StandIn) -> None:
    """An e-mail has its own address there, and its subject is said apart."""
    delivery.deliver("email", "ruth@example.org", "A note waits", "Sign in.", reference="two")
    verb, path, body = stand_in.asked[0]
    assert (stand_in.faults, verb, path) == ([], "POST", "/v2/notifications/email")
    assert body["email_address"] == "ruth@example.org"
    assert body["personalisation"] == {"subject": "A note waits", "text": "Sign in."}


@pytest.mark.parametrize(
    ("fate", "known"), [("delivered", True), ("permanent-failure", False), ("sending", None)]
)
def test_whether_it_arrived(stand_in: StandIn, fate: str, known: bool | None) -> None:
    """Notify's word is taken: delivered, lost, or not known yet."""
    stand_in.fate = fate
    assert delivery.arrived("sms", KNOWN_AS) is known
    assert stand_in.asked[0][:2] == ("GET", f"/v2/notifications/{KNOWN_AS}")


@pytest.mark.parametrize(
    ("answer", "lasting"), [(429, False), (500, False), (403, False), (400, True)]
)
def test_a_refusal_says_whether_to_try_again(stand_in: StandIn, answer: int, lasting: bool) -> None:
    """Too many, or their fault: later. A wrong number: never. The words hold no address."""
    stand_in.answer = answer
    with pytest.raises(NotDelivered) as refused:
        delivery.deliver("sms", "07700900123", "", "See your page.")
    assert refused.value.lasting is lasting
    assert str(answer) in refused.value.words
    assert "900123" not in refused.value.words


def test_another_key_is_refused(stand_in: StandIn, settings: Any) -> None:
    """The stand-in checks: a token signed with another secret does not pass it."""
    settings.LINKWORK_NOTIFY_KEY = f"riverbank-{SERVICE}-{SERVICE}"
    with pytest.raises(NotDelivered, match="403"):
        delivery.deliver("sms", "07700900123", "", "See your page.")
    assert stand_in.faults == ["signature"]


@pytest.mark.parametrize("key", ["", "too-short", "x" * 80])
def test_a_key_that_is_none(stand_in: StandIn, settings: Any, key: str) -> None:
    """A wrong key is named as such, and nothing is asked."""
    settings.LINKWORK_NOTIFY_KEY = key
    with pytest.raises(NotDelivered, match="key"):
        delivery.deliver("sms", "07700900123", "", "See your page.")
    assert stand_in.asked == []


def test_nobody_listens(settings: Any) -> None:
    """A Notify that does not answer is tried again later; one without https never is."""
    settings.LINKWORK_SMS, settings.LINKWORK_NOTIFY_KEY = "notify", KEY
    settings.LINKWORK_NOTIFY_ADDRESS = "http://127.0.0.1:9"
    with pytest.raises(NotDelivered) as silent:
        delivery.deliver("sms", "07700900123", "", "See your page.")
    assert not silent.value.lasting
    settings.LINKWORK_NOTIFY_ADDRESS = "http://notify.example.org"
    with pytest.raises(NotDelivered, match="https"):
        delivery.deliver("sms", "07700900123", "", "See your page.")


def test_the_folder_stands_in(settings: Any, tmp_path: Path) -> None:
    """Offline, a text is a file that a person can read, and it has arrived."""
    settings.LINKWORK_OUTBOX = tmp_path / "outbox"
    receipt = delivery.deliver("sms", "07700 900123", "", "See your page.", reference="three")
    [file] = (tmp_path / "outbox").iterdir()
    assert file.read_text() == "To: 07700900123\n\nSee your page.\n"
    assert receipt.arrived


def test_mail_goes_by_the_mail_server() -> None:
    """An e-mail is Django's, and the same message has the same id, so that a copy is known."""
    delivery.deliver("email", "ruth@example.org", "A note waits", "Sign in.", reference="four")
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["ruth@example.org"], "A note waits", "Sign in.")
    assert sent.extra_headers["Message-ID"] == "<four@linkwork>"


@pytest.mark.parametrize(
    ("channel", "address"),
    [("sms", "no number"), ("sms", ""), ("email", "a@b.example\nBcc: c@d.example"), ("fax", "1")],
)
def test_what_cannot_go(channel: str, address: str) -> None:
    """No address, no telephone number, two addresses, or no such way: said at once, for good."""
    with pytest.raises(NotDelivered) as refused:
        delivery.deliver(channel, address, "A note waits", "Sign in.")
    assert refused.value.lasting
    assert not mail.outbox


def test_a_mail_server_that_is_away(settings: Any) -> None:
    """A mail server that cannot be reached is tried again later."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(NotDelivered) as away:
        delivery.deliver("email", "ruth@example.org", "A note waits", "Sign in.")
    assert not away.value.lasting
