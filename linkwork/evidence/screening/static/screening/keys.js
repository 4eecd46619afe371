// Screening by keys: I includes, M is maybe, E opens the reasons, 1 to 6 gives one. Buttons do the same.

const form = document.querySelector("[data-screening]");
const reasons = document.getElementById("reasons");
const press = (value) => form.querySelector(`button[name="answer"][value^="${value}"]`)?.click();

function act(key) {
  if (key === "i") press("include");
  if (key === "m") press("maybe");
  if (key === "n") document.getElementById("id_note")?.focus();
  if (key === "e") {
    reasons.open = true;
    reasons.querySelector("button")?.focus();
  }
  if (reasons.open && /^[1-9]$/.test(key)) reasons.querySelectorAll("button")[Number(key) - 1]?.click();
  return /^[imen]$/.test(key);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (!form || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (act(event.key.toLowerCase())) event.preventDefault();
});
