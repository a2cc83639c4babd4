/* While a title is written: like proposals and hints appear below it. The preview shows them without this. */

const REST = 700, SHORTEST = 4;

document.querySelectorAll("[data-similar]").forEach((place) => {
  const form = place.closest("form");
  const [title, necessity] = ["title", "necessity"].map((name) => form.elements[name]);
  let later, asked = "";
  const ask = async () => {
    const words = new URLSearchParams({ title: title.value.trim(), necessity: necessity.value.trim() });
    if (words.get("title").length < SHORTEST) { place.replaceChildren(); asked = ""; return; }
    if (String(words) === asked) return;
    asked = String(words);
    const address = new URL(place.dataset.similar, location.href);
    words.forEach((value, name) => address.searchParams.set(name, value));
    await htmx.ajax("GET", address.pathname + address.search, { target: place, swap: "innerHTML" });
  };
  const soon = () => { clearTimeout(later); later = setTimeout(ask, REST); };
  [title, necessity].forEach((field) => field.addEventListener("input", soon));
  if (title.value) soon();
});
