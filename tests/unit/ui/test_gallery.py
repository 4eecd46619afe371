"""Every component, looked at in a real browser on a desktop, on a phone and at 320 px."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.unit.ui import samples
from tests.unit.ui.conftest import Draw
from tests.unit.ui.sample_forms import Contact, typed

pytestmark = pytest.mark.journey
WIDTHS = (1280, 390, 320)
Site = tuple[Path, str]


@pytest.fixture
def look(browser: Any, site: Site, draw: Draw) -> Any:
    """Open the gallery at a width, noting everything the console says."""
    folder, address = site
    opened = []

    def at(width: int, form: Contact | None = None, **options: Any) -> Any:
        text = draw("ui/gallery.jinja", **samples.gallery(form))
        (folder / "gallery.html").write_text(text, encoding="utf-8")
        page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(f"{address}/gallery.html")
        page.wait_for_selector(".nhsuk-frontend-supported")
        opened.append(page)
        return page

    yield at
    for page in opened:
        page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_at_any_width(look: Any, width: int, tmp_path: Path) -> None:
    """The console is silent, nothing scrolls sideways, and axe finds nothing; a picture is kept."""
    page = look(width, Contact(typed(), version=3))
    picture = tmp_path / f"gallery-{width}.png"
    page.screenshot(path=picture, full_page=True)
    assert picture.stat().st_size > 100_000
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.said == []


def test_four_times_zoom_keeps_everything(look: Any) -> None:
    """At 400 % on a desktop the page is a phone's page, and the person bar does not fill it."""
    page = look(320, device_scale_factor=4)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".lw-person").evaluate("e => getComputedStyle(e).position") == "static"


def test_queues_are_folded_on_a_phone_and_open_on_a_desktop(look: Any) -> None:
    """On a phone risk comes first and later queues wait folded; one press opens them."""
    phone, desktop = look(390), look(1280)
    assert not phone.locator("#due .lw-queue").is_visible()
    assert phone.locator("#overdue .lw-queue").is_visible()
    assert desktop.locator("#due .lw-queue").is_visible()
    phone.locator("#due summary").click()
    assert phone.locator("#due .lw-queue").is_visible()
    risk, overdue = phone.locator("#risk"), phone.locator("#overdue")
    assert risk.bounding_box()["y"] < overdue.bounding_box()["y"]


def test_a_link_opens_the_queue_it_leads_to(look: Any) -> None:
    """The counts at the top lead to an open queue."""
    phone = look(390)
    phone.locator(".lw-jump a", has_text="due today").click()
    assert phone.locator("#due .lw-queue").is_visible()


def test_typed_words_outlive_a_reload(look: Any) -> None:
    """A note typed and not sent is put back; signing out asks first, and forgets it."""
    page = look(390)
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", answer)
    page.fill("#id_note", "Her niece could go with her.")
    page.locator("label", has_text="Visit").click()
    page.reload()
    page.wait_for_selector("[data-kept]:not([hidden])")
    assert page.input_value("#id_note") == "Her niece could go with her."
    assert page.locator("#id_how_1").is_checked()
    page.route("**/out/", lambda route: route.fulfill(body="out"))
    page.locator(".nhsuk-header__account-button").click()
    page.wait_for_url("**/out/")
    page.go_back()
    page.reload()
    assert page.input_value("#id_note") == ""
    assert len(asked) == 1


def test_words_are_kept_for_their_writer_only(look: Any) -> None:
    """Another person on the same device does not find them."""
    page = look(390)
    page.fill("#id_note", "mine")
    kept = page.evaluate("Object.keys(sessionStorage)")
    assert [key for key in kept if "Jo Ferreira" in key]


def test_a_form_goes_once(look: Any) -> None:
    """Pressing send twice sends once; without a connection nothing is sent and nothing lost."""
    page = look(1280)
    sent: list[str] = []

    def note(route: Any) -> None:
        sent.append(route.request.method)
        route.fulfill(status=204)

    page.route("**/gallery.html*", note)
    page.context.set_offline(True)
    button = page.locator("#form button[type=submit]")
    button.click()
    assert "no connection" in page.locator("[data-kept]").inner_text()
    page.context.set_offline(False)
    page.evaluate("document.querySelector('#form form').requestSubmit()")
    page.evaluate("document.querySelector('#form form').requestSubmit()")
    page.wait_for_timeout(300)
    assert sent == ["POST"]


def test_another_date_is_asked_only_when_chosen(look: Any) -> None:
    """The three parts appear with the last chip, and go with any other."""
    page = look(390)
    other = page.locator("#id_when-other")
    assert not other.is_visible()
    page.locator("label", has_text="Another date").click()
    assert other.is_visible()
    page.locator("label", has_text="Today").click()
    assert not other.is_visible()


def test_chips_are_worked_by_keyboard_with_a_visible_focus(look: Any) -> None:
    """Arrow keys choose, and the focus is drawn."""
    page = look(390)
    page.focus("#id_how_0")
    page.keyboard.press("ArrowRight")
    assert page.locator("#id_how_1").is_checked()
    outline = page.locator("label[for=id_how_1]").evaluate("e => getComputedStyle(e).outlineWidth")
    assert outline == "4px"


def test_a_printed_page_leaves_the_frame_out(look: Any) -> None:
    """On paper: the person, the chain, the statements; no buttons, and no addresses of records."""
    page = look(1280)
    page.emulate_media(media="print")
    assert not page.locator(".nhsuk-header").is_visible()
    assert not page.locator(".nhsuk-button").first.is_visible()
    assert page.locator(".lw-person").is_visible()
    assert page.locator(".lw-st").first.is_visible()
    link = page.locator(".lw-chain a").first
    assert link.evaluate("e => getComputedStyle(e, '::after').content") == "none"


def test_the_page_works_without_scripts(look: Any, browser: Any, site: Site, draw: Draw) -> None:
    """With scripts off everything is open and can be filled in."""
    folder, address = site
    text = draw("ui/gallery.jinja", **samples.gallery())
    (folder / "plain.html").write_text(text, encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/plain.html")
    assert page.locator("#due .lw-queue").is_visible()
    assert page.locator("#id_when-other").is_visible()
    page.context.close()
