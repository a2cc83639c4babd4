// The code of a letter stands behind the # of its address, which no server is told; it is put into its field here.
const field = document.querySelector("[data-letter] [name=letter_code]");
const code = decodeURIComponent(location.hash.slice(1));
if (field && !field.value && /^[0-9A-Z-]{12,14}$/.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
