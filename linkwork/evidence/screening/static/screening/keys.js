// Deciding by keys: the first letter of an answer gives it, E opens the reasons, 1 to 6 gives one,
// N goes to the note, Z takes the last answer back, ? lists the keys. Buttons do the same.

const form = document.querySelector("[data-screening]");
const reasons = document.getElementById("reasons");
const keys = document.getElementById("keys");

function toReasons() {
  reasons.open = true;
  reasons.querySelector("button")?.focus();
  return true;
}

function toNote() {
  const note = document.getElementById("id_note");
  note?.focus();
  return Boolean(note);
}

function press(button) {
  button?.click();
  return Boolean(button);
}

function list() {
  if (keys?.open) keys.close();
  else keys?.showModal();
  return Boolean(keys);
}

function act(key) {
  if (key === "?") return list();
  if (keys?.open) return false;
  if (key === "n") return toNote();
  if (key === "z") return press(document.querySelector("[data-undo]"));
  if (key === "e" && reasons) return toReasons();
  if (/^[1-9]$/.test(key) && reasons?.open) {
    return press(reasons.querySelectorAll("button")[Number(key) - 1]);
  }
  return /^[a-z]$/.test(key) && press(form.querySelector(`button[data-key="${key}"]`));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (!form || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (act(event.key.toLowerCase())) event.preventDefault();
});
