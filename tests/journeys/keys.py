"""Works a page by keyboard alone: Tab, Shift+Tab, Space, Enter, arrows and typing; no mouse."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

MOST = 150  # presses of Tab until something must have been reached
HERE = """() => {
  const one = document.activeElement;
  const text = (it) => (it ? it.innerText || it.textContent : "").replace(/\\s+/g, " ").trim();
  const own = [...(one.labels || [])].map(text).join(" ");
  const named = (it) => text(it.querySelector("legend")
    || document.getElementById(it.getAttribute("aria-labelledby")));
  const groups = [];
  for (let it = one; it; it = it.parentElement)
    if (it.matches("fieldset, [role=group]")) groups.push(named(it));
  return {
    words: one.getAttribute("aria-label") || own || text(one) || one.value || "",
    groups: groups,
    chosen: one.tagName === "SELECT" ? text(one.selectedOptions[0]) : "",
    body: one === document.body,
    seen: one.matches(":focus-visible"),
  };
}"""


@dataclass
class Keys:
    """Somebody who uses no mouse, and how many keys they pressed."""

    page: Page
    pressed: int = 0

    def key(self, name: str) -> None:
        """Press one key."""
        self.page.keyboard.press(name)
        self.pressed += 1

    def here(self) -> dict[str, Any]:
        """What has the focus: its words, its groups, what is chosen in it."""
        found: dict[str, Any] = self.page.evaluate(HERE)
        return found

    def to(self, words: str, group: str = "", key: str = "Tab") -> None:
        """Go on until something that begins with the words has the focus, and shows it."""
        passed = []
        for _ in range(MOST):
            self.key(key)
            at = self.here()
            passed.append(at["words"][:40])
            inside = not group or any(one.startswith(group) for one in at["groups"])
            if at["words"].startswith(words) and inside:
                assert at["seen"], f"“{words}” has the focus, and does not show it"
                return
        raise AssertionError(f"“{words}” is not reached by {key}: {passed}")

    def back_to(self, words: str, group: str = "") -> None:
        """The same, backwards."""
        self.to(words, group, "Shift+Tab")

    def follow(self, words: str) -> None:
        """Follow a link, or press a button, and wait for the page."""
        self.to(words)
        with self.page.expect_navigation():
            self.key("Enter")

    def write(self, label: str, words: str, group: str = "") -> None:
        """Type into a field, which takes the place of what was in it."""
        self.to(label, group)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)
        self.pressed += len(words)

    def choose(self, group: str, choice: str) -> None:
        """Choose a chip: Tab into the group, arrows to the one, Space where it was the first."""
        self.to("", group)
        for _ in range(MOST):
            if self.here()["words"] == choice:
                self.key("Space")
                return
            self.key("ArrowDown")
        raise AssertionError(f"“{choice}” is not reached in “{group}”")

    def select(self, label: str) -> str:
        """Choose the next in a list; what was chosen."""
        self.to(label)
        self.key("ArrowDown")
        return str(self.here()["chosen"])
