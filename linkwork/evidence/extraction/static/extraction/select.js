// Select words on the page: they go into the form with their place, counted in characters.

const text = document.querySelector("[data-page-text]");
const quote = document.getElementById("id_quote");
const start = document.getElementById("id_start");
const end = document.getElementById("id_end");
const said = document.querySelector("[data-selected]");
const length = (words) => Array.from(words).length; // whole characters, as the page counts them

function chosen() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.startContainer) && text.contains(range.endContainer) ? range : null;
}

function place(range) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const trimmed = words.trim();
  const from = length(before.toString()) + length(words.slice(0, words.indexOf(trimmed)));
  return { words: trimmed, from, to: from + length(trimmed) };
}

function take() {
  const range = chosen();
  if (!range) return;
  const found = place(range);
  if (!found.words) return;
  quote.value = found.words;
  start.value = found.from;
  end.value = found.to;
  said.textContent = `Characters ${found.from} to ${found.to} of this page selected.`;
}

if (text && quote) {
  document.addEventListener("selectionchange", () => {
    clearTimeout(take.soon);
    take.soon = setTimeout(take, 150);
  });
  quote.addEventListener("input", () => {
    start.value = end.value = said.textContent = "";
  });
}
