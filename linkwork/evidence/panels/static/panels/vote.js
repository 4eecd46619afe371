// After a step the page is put in place anew: whoever moves by keys or hears the page stays where they are.

document.body.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement === document.body) document.getElementById("so-far")?.focus({ preventScroll: true });
});
