// The list by keys: J and K go from record to record, X ticks, and an answer is given to what is
// ticked, or to the one record one is at.

const table = document.querySelector("[data-ticks]");
const boxes = table ? [...table.querySelectorAll('input[name="record"]')] : [];
const reasons = document.getElementById("reasons");
const at = () => boxes.indexOf(document.activeElement);

function go(step) {
  const next = Math.min(Math.max(at() + step, 0), boxes.length - 1);
  boxes[next]?.focus();
}

function tickHere() {
  const here = boxes[at()];
  if (here && !boxes.some((box) => box.checked)) here.checked = true;
}

function act(key) {
  if (key === "j") go(1);
  else if (key === "k") go(-1);
  else if (key === "x") boxes[at()]?.click();
  else if (key === "e" && reasons) {
    tickHere();
    reasons.open = true;
    reasons.querySelector("button")?.focus();
  } else if (/^[1-9]$/.test(key) && reasons?.open) {
    reasons.querySelectorAll("button")[Number(key) - 1]?.click();
  } else if (/^[a-z]$/.test(key)) {
    const button = document.querySelector(`.lw-bulk button[data-key="${key}"]`);
    if (!button) return false;
    tickHere();
    button.click();
  } else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest('input:not([type="checkbox"]), textarea, select');
  if (!table || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (act(event.key.toLowerCase())) event.preventDefault();
});
