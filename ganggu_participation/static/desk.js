/* The officials' desk by keyboard: [ and ] lead to the proposal before and after, a to the answer. Never while typing. */
const LINKS = { "[": "a[rel=prev]", "]": "a[rel=next]", a: "a[data-key=answer]" };

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const link = LINKS[event.key] && document.querySelector(LINKS[event.key]);
  if (link) link.click();
});
