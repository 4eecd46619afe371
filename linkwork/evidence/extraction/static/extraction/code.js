// Code by keys: 1 to 5 the stance; words selected in the passage, then C, R, E or O, their part.

const form = document.querySelector("form[data-keep^='code-']");
const passage = document.querySelector("[data-passage]");
const statement = document.getElementById("id_statement");
const said = document.querySelector("[data-sentence]");
const taken = document.querySelector("[data-taken]");
const stances = form.querySelectorAll("input[name='stance']");
const ROLES = { c: "context", r: "resource", e: "reasoning", o: "outcome" };
const CLASSES = { context: "c", resource: "r", reasoning: "z", outcome: "o" };
const LETTERS = { context: "C", resource: "M1", reasoning: "M2", outcome: "O" };
const whole = passage.textContent;
let words = ""; // selected last: a press on a button may take the selection away

// == What the chosen statement says ==
function say() {
  const line = [...document.querySelectorAll("[data-says]")].find((one) => one.dataset.says === statement.value);
  said.textContent = line ? line.textContent : "";
}

// == The parts, drawn over the passage as they stand in the form ==
function lines(role) {
  return document.getElementById(`id_${role}`).value.split("\n").map((line) => line.trim()).filter(Boolean);
}
function stretches() {
  const found = [];
  for (const role of Object.values(ROLES)) {
    for (const line of lines(role)) {
      const pattern = line.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
      const match = whole.match(new RegExp(pattern));
      if (match) found.push({ role, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
function draw() {
  passage.replaceChildren();
  let at = 0;
  for (const { role, start, end } of stretches()) {
    if (start < at) continue; // already inside another part: the form keeps both
    const mark = document.createElement("mark");
    mark.className = CLASSES[role];
    mark.dataset.letter = LETTERS[role];
    mark.textContent = whole.slice(start, end);
    passage.append(whole.slice(at, start), mark);
    at = end;
  }
  passage.append(whole.slice(at));
}

// Keep the words selected in the passage; a key may come before the browser tells of a selection.
function select() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (passage.contains(range.startContainer) && passage.contains(range.endContainer)) words = range.toString();
}

function take(role) {
  select();
  const line = words.replace(/\s+/g, " ").trim();
  if (!line) {
    taken.textContent = "Select words of the passage first.";
    return;
  }
  const field = document.getElementById(`id_${role}`);
  if (!lines(role).includes(line)) field.value = [...lines(role), line].join("\n");
  field.rows = Math.max(2, lines(role).length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  taken.textContent = `${role[0].toUpperCase()}${role.slice(1)}: ${line}`;
  document.getSelection().removeAllRanges();
  words = "";
}

document.addEventListener("selectionchange", select);

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, select, input:not([type='radio'])");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const stance = /^[1-5]$/.test(key) ? stances[Number(key) - 1] : null;
  if (stance) stance.click();
  if (ROLES[key]) take(ROLES[key]);
  if (stance || ROLES[key]) event.preventDefault();
});

for (const hint of document.querySelectorAll("[data-by-keys]")) hint.hidden = false;
for (const button of document.querySelectorAll("[data-take]")) button.addEventListener("click", () => take(button.dataset.take));
for (const hint of document.querySelectorAll("[data-to]")) {
  hint.addEventListener("click", (event) => {
    event.preventDefault();
    statement.value = hint.dataset.to;
    say();
  });
}
stances.forEach((stance, place) => {
  stance.setAttribute("aria-keyshortcuts", place + 1);
  stance.closest("label").dataset.key = place + 1; // drawn by the theme: it is no part of the label
});
for (const role of Object.values(ROLES)) {
  const field = document.getElementById(`id_${role}`);
  field.rows = Math.max(2, lines(role).length);
  field.addEventListener("input", draw);
}
statement.addEventListener("change", say);
say();
draw();
