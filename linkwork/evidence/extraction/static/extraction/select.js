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
  return range.intersectsNode(text) ? range : null;
}

// Every run of the page's text carries the place at which it starts; what is selected of each is taken.
function* runs(range) {
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const run = node.parentElement.closest("[data-start]");
    if (!run || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    if (from === to) continue;
    const at = Number(run.dataset.start) + length(node.data.slice(0, from));
    yield { at, words: node.data.slice(from, to) };
  }
}

function place(range) {
  let words = "";
  let from = null;
  let to = null;
  for (const run of runs(range)) {
    if (to !== null && run.at > to) words += " "; // between two printed lines
    from ??= run.at;
    to = run.at + length(run.words);
    words += run.words;
  }
  const before = words.length - words.trimStart().length;
  const after = words.length - words.trimEnd().length;
  return { words: words.trim(), from: from + before, to: to - after };
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
