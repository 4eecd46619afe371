// Two records by keys: S says one work, D says two, N goes to the reason, Escape leaves it. Buttons do the same.

const form = document.querySelector("[data-duplicates]");
const press = (value) => form.querySelector(`button[name="answer"][value="${value}"]`)?.click();

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (form && typing && event.key === "Escape") typing.blur();
  if (!form || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "s") press("same");
  if (key === "d") press("different");
  if (key === "n") document.getElementById("id_reason")?.focus();
  if (/^[sdn]$/.test(key)) event.preventDefault();
});
