"""Goes through a page by keyboard: the way past the header first, and always in sight."""

from playwright.sync_api import Page

# Every control that is in sight takes the focus, and is drawn differently while it has it.
UNSEEN = """() => {
  const drawn = (one) => ["outlineStyle", "outlineWidth", "boxShadow", "backgroundColor",
    "borderBottomColor", "borderTopWidth", "textDecorationLine"].map(
      (name) => getComputedStyle(one)[name]).join("|");
  const wrap = (one) => one.closest("label") || one.parentElement;
  const wrong = [];
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const controls = [...document.querySelectorAll(all)].filter((one) =>
    !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}));
  const kinds = new Set();
  for (const one of controls) {
    const kind = one.tagName + "." + one.className + (one.type || "");
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    document.activeElement.blur();
    const before = drawn(one) + drawn(wrap(one));
    one.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== one) wrong.push("takes no focus: " + one.outerHTML);
    else if (drawn(one) + drawn(wrap(one)) === before) wrong.push("no sign: " + one.outerHTML);
  }
  document.activeElement.blur();
  return wrong.map((words) => words.slice(0, 160));
}"""
FIRST = "document.activeElement.className + ' ' + document.activeElement.getAttribute('href')"


def by_keyboard(page: Page) -> list[str]:
    """What cannot be reached by Tab, or not be seen when it is."""
    page.keyboard.press("Tab")
    first = str(page.evaluate(FIRST))
    faults = [] if "#maincontent" in first else [f"Tab goes first to {first}, not past the header"]
    return faults + [str(words) for words in page.evaluate(UNSEEN)]
