/* A vote put together by hand: another ballot kind or way of counting shows its fields at once, by the button beside it. */

for (const form of document.querySelectorAll("[data-draft]")) {
  form.addEventListener("change", (event) => {
    if (!event.target.matches("select[name$='-kind'], select[name$='-counting']")) return;
    form.requestSubmit(event.target.closest("section").querySelector("button[value=shape]"));
  });
}
