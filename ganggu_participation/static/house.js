/* Small comforts over pages that work without it: focus on the error summary, larger type without leaving the page. */

function focusErrorSummary() {
  document.querySelector("[data-focus]")?.focus();
}

/* One press of the last button casts once: the second would only be told that she has voted already. */
function sendOnce(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => { delete form.dataset.sent; });
}

/* Large type and high contrast are taken on in place, so that nothing typed or picked on this page is lost. */
function switchInPlace(form) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.leaves) return undefined;
    event.preventDefault();
    const asked = new FormData(form, event.submitter);
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(asked), redirect: "manual" });
    if (answer.type !== "opaqueredirect") {
      form.dataset.leaves = "yes";
      return form.requestSubmit(event.submitter);
    }
    const root = document.documentElement;
    root.dataset.text = asked.get("text");
    if (asked.get("contrast") === "on") root.dataset.krdsMode = "high-contrast"; else delete root.dataset.krdsMode;
    for (const [name, value] of [["text", asked.get("text")], ["contrast", asked.get("contrast")]]) {
      document.querySelectorAll(`.display input[name=${name}]`).forEach((kept) => { kept.value = value; });
      document.querySelectorAll(`.display button[name=${name}]`).forEach((button) => button.setAttribute("aria-pressed", String(button.value === value)));
    }
    return undefined;
  });
}

focusErrorSummary();
document.querySelectorAll(".display form").forEach(switchInPlace);
document.querySelectorAll("[data-once]").forEach(sendOnce);
document.addEventListener("htmx:after:swap", focusErrorSummary);

/* A print button shows itself only where it works. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
