"""Works a page by keyboard alone: Tab, Shift+Tab, Space, Enter, arrows and typing; no mouse."""

from dataclasses import dataclass

from playwright.sync_api import Page

MOST = 150  # presses of Tab until something must have been reached
HERE = """() => {
  const one = document.activeElement;
  const text = (it) => (it ? it.innerText || it.textContent : "").replace(/\\s+/g, " ").trim();
  const own = [...(one.labels || [])].map(text).join(" ");
  const group = one.closest("fieldset, [role=group]");
  const by = group && group.getAttribute("aria-labelledby");
  return {
    words: one.getAttribute("aria-label") || own || text(one) || one.value || "",
    group: group ? text(group.querySelector("legend") || document.getElementById(by)) : "",
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

    def here(self) -> dict[str, str]:
        """What has the focus: its words, its group, what is chosen in it."""
        found: dict[str, str] = self.page.evaluate(HERE)
        return found

    def to(self, words: str, group: str = "", key: str = "Tab") -> None:
        """Go on until something that begins with the words has the focus, and shows it."""
        passed = []
        for _ in range(MOST):
            self.key(key)
            at = self.here()
            passed.append(at["words"][:40])
            if at["words"].startswith(words) and at["group"].startswith(group):
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

    def select(self, label: str, choice: str = "") -> str:
        """Choose in a list: the one with these words, or the next; what was chosen."""
        self.to(label)
        for _ in range(MOST):
            self.key("ArrowDown")
            at = self.here()["chosen"]
            if not choice or at == choice:
                return at
        raise AssertionError(f"“{choice}” is not in “{label}”")
