// What a page does beyond plain HTML: NHS components, folds, kept words, one send at a time.

const PHONE = window.matchMedia("(max-width: 47.99em)");
const KEPT_FOR = 12 * 60 * 60 * 1000;
const PREFIX = "linkwork:kept:";

// == NHS components ==
const own = document.querySelector("script[data-nhs]");
if (own) import(own.dataset.nhs).then((nhs) => nhs.initAll());

// == Tabs that scroll sideways on a phone start at the one that is open ==
for (const current of document.querySelectorAll(".lw-subnav [aria-current]")) {
  const tabs = current.closest(".lw-subnav");
  tabs.scrollLeft = current.offsetLeft - tabs.offsetLeft - 24;
}

// == Folds: open on a desktop and in print, folded on a phone until asked for ==
function fold() {
  for (const details of document.querySelectorAll('details[data-fold="phone"]')) {
    details.open = !PHONE.matches;
  }
  unfold();
}
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!target) return;
  const inside = target.querySelector(":scope > details[data-fold]");
  for (const details of [inside, target.closest("details")]) if (details) details.open = true;
}
fold();
PHONE.addEventListener("change", fold);
window.addEventListener("hashchange", unfold);
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});

// == A button that prints the page: only there where it works ==
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// == A choice that shows more to fill in ==
for (const input of document.querySelectorAll("input[data-shows]")) {
  const shown = document.getElementById(input.dataset.shows);
  const show = () => { shown.hidden = !input.checked; };
  (input.form || document).addEventListener("change", show);
  show();
}

// == Kept words: what is typed stays on this device until it is saved ==
const who = document.body.dataset.who || "";
const address = (form) => PREFIX + who + ":" + form.dataset.keep;
const ours = (field) => field.name && !["hidden", "password", "file", "submit"].includes(field.type);
function values(form) {
  const kept = {};
  for (const field of form.elements) {
    if (!ours(field)) continue;
    const ticked = ["radio", "checkbox"].includes(field.type);
    if (ticked && !field.checked) continue;
    (kept[field.name] ||= []).push(field.value);
  }
  return kept;
}
function keep(form, sent = false) {
  const note = { at: Date.now(), sent, values: values(form) };
  try { sessionStorage.setItem(address(form), JSON.stringify(note)); } catch { return; }
  say(form, "Kept on this device as you type.");
}
function say(form, words) {
  const place = form.querySelector("[data-kept]");
  if (place) { place.textContent = words; place.hidden = false; }
}
function noted(key) {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
}
function putBack(form) {
  const note = noted(address(form));
  if (!note) return;
  const fresh = Date.now() - note.at < KEPT_FOR;
  const saved = note.sent && document.querySelector(".lw-notice--good");
  if (!fresh || saved) return sessionStorage.removeItem(address(form));
  for (const field of form.elements) {
    if (!ours(field)) continue;
    const kept = note.values[field.name] || [];
    if (["radio", "checkbox"].includes(field.type)) field.checked = kept.includes(field.value);
    else if (kept.length) field.value = kept[0];
  }
  say(form, "What you had typed was put back.");
  form.dispatchEvent(new Event("change", { bubbles: true }));
}
const keepers = [...document.querySelectorAll("form[data-keep]")];
for (const form of keepers) {
  putBack(form);
  form.addEventListener("input", () => keep(form));
}
// What was sent is let go once a page of the signed-in answers it. A page of somebody signed out, or
// one that failed, answers nothing: the words did not arrive, and wait for the form to be opened again.
const status = performance.getEntriesByType("navigation")[0]?.responseStatus || 200;
const arrived = who && (status < 400 || status === 409);
for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
  const note = noted(key);
  if (!note?.sent || keepers.some((form) => address(form) === key)) continue;
  if (!arrived) sessionStorage.setItem(key, JSON.stringify({ ...note, sent: false }));
  else if (key.startsWith(PREFIX + who)) sessionStorage.removeItem(key);
}
// Signing out clears this device; whoever has words not yet sent is asked first.
const LOSE = "You have typed words that are not saved yet. Sign out and lose them?";
document.querySelector(".nhsuk-header__account-form")?.addEventListener("submit", (event) => {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  const unsent = keys.some((key) => key.startsWith(PREFIX + who) && !noted(key)?.sent);
  if (unsent && !window.confirm(LOSE)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  for (const key of keys) sessionStorage.removeItem(key);
});

// == One send at a time, and none without a connection ==
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.keep) keep(form, true);
  if (!navigator.onLine) {
    event.preventDefault();
    say(form, "There is no connection just now. Nothing was lost: send again when it is back.");
  } else if (form.dataset.sending) {
    event.preventDefault();
  } else {
    form.dataset.sending = "yes";
    setTimeout(() => delete form.dataset.sending, 8000);
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sending;
});
