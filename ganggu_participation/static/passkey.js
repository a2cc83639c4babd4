/* Passkeys: asks the device, puts its answer into the form and sends it. Without this, the other ways remain. */

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

/* The options of the server with their base64url texts as bytes. */
function opened(options) {
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (options.user) asked.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) asked.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) asked.allowCredentials = known(options.allowCredentials);
  return asked;
}

/* The answer of the device as the server reads it. */
function told(credential) {
  const said = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) said[name] = text(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response: said, clientExtensionResults: {},
  });
}

async function ask(part) {
  const options = { publicKey: opened(JSON.parse(part.dataset.options)) };
  const credential = await navigator.credentials[part.dataset.passkey](options);
  const form = part.closest("form");
  form.querySelector(`[name="${part.dataset.field}"]`).value = told(credential);
  form.submit();
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  part.hidden = false;
  part.querySelector("[data-passkey-button]").addEventListener("click", () => {
    ask(part).catch(() => {
      part.querySelector("[data-passkey-words]").textContent = "기기에서 확인하지 못했습니다. 다시 눌러 주세요.";
    });
  });
}
