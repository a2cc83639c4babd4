/* Keeps what is being written: on this device at once, and with a sign-in also in the house, every few seconds.
   Without it the button saves. Nothing is put into a form unasked. */

const PREFIX = "draft:";
const DEVICE_AFTER = 600, HOUSE_AFTER = 4000; // milliseconds of rest
const LEFT_OUT = new Set(["csrf_token", "revision"]);

const store = {
  read(key) { try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; } },
  write(key, value) { try { localStorage.setItem(PREFIX + key, JSON.stringify(value)); return true; } catch { return false; } },
  drop(key) { try { localStorage.removeItem(PREFIX + key); } catch { /* a device that keeps nothing */ } },
};

function wordsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === "string");
}

function fill(form, words) {
  const said = new Map();
  for (const [name, value] of words) said.set(name, [...(said.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || LEFT_OUT.has(field.name) || field.type === "submit") continue;
    const values = said.get(field.name) ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
  form.querySelector("details.more")?.setAttribute("open", "");
  form.dispatchEvent(new Event("draft-filled"));
}

class Draft {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.draft;
    this.said = form.querySelector("[data-draft-said]");
    this.before = JSON.stringify(wordsOf(form));
    this.offer();
    form.addEventListener("input", () => this.touched());
    form.addEventListener("change", () => this.touched());
    form.addEventListener("submit", (event) => this.leave(event));
    addEventListener("pagehide", () => this.keepHere());
  }

  tell(sentence) { if (this.said && this.said.textContent !== sentence) this.said.textContent = sentence; }

  /* What this device has and the page has not is offered, not put in. */
  offer() {
    const kept = store.read(this.key), box = this.form.querySelector("[data-draft-found]");
    if (!kept || !box || JSON.stringify(kept.words) === this.before) return;
    const words = new Map(kept.words);
    if (!["title", "necessity", "location", "content"].some((name) => words.get(name))) return;
    box.querySelector("[data-draft-words]").textContent = `${kept.at} ${words.get("title") || words.get("necessity") || words.get("location")}`;
    box.hidden = false;
    box.querySelector("[data-draft-use]").addEventListener("click", () => {
      fill(this.form, kept.words);
      box.hidden = true;
      this.form.querySelector("[name=title]")?.focus();
      this.touched();
    });
    box.querySelector("[data-draft-forget]").addEventListener("click", () => { store.drop(this.key); box.hidden = true; });
  }

  touched() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.keepHere(), DEVICE_AFTER);
    if (!this.form.dataset.keep) return;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.keepThere(), HOUSE_AFTER);
  }

  keepHere() {
    const words = wordsOf(this.form);
    if (JSON.stringify(words) === this.before) return;
    const at = new Date().toLocaleString("ko-KR", { dateStyle: "short", timeStyle: "short" });
    if (store.write(this.key, { at, words }) && !this.form.dataset.keep) this.tell("쓰던 글을 이 기기에 저장했습니다.");
  }

  /* What is on its way to the house arrives first: else a new draft would be made twice. */
  leave(event) {
    clearTimeout(this.later);
    this.keepHere();
    if (!this.asking) return;
    event.preventDefault();
    if (this.leaving) return;
    this.leaving = this.asking.then(() => { this.leaving = null; this.form.requestSubmit(event.submitter); });
  }

  async keepThere() {
    if (this.asking) { this.later = setTimeout(() => this.keepThere(), HOUSE_AFTER); return; }
    this.asking = this.ask();
    await this.asking;
  }

  async ask() {
    try {
      const answer = await fetch(this.form.dataset.keep, { method: "POST", body: new FormData(this.form) });
      await this.answered(answer);
    } catch {
      this.tell("연결이 끊겼습니다. 쓰던 글은 이 기기에 남아 있습니다.");
    } finally {
      this.asking = null;
    }
  }

  async answered(answer) {
    if (answer.status === 204) return;
    if (answer.ok) { this.goOn(await answer.json()); return; }
    delete this.form.dataset.keep; // the button still saves, and tells what is wrong
    this.tell({
      401: "로그인이 끊겼습니다. 쓰던 글은 이 기기에 남아 있습니다. 다시 로그인하면 이어 쓸 수 있습니다.",
      409: "그사이 다른 곳에서 이 글을 고쳤습니다. 저장하기를 누르면 두 글을 견주어 고를 수 있습니다.",
    }[answer.status] ?? "자동으로 저장하지 못했습니다. 쓰던 글은 이 기기에 남아 있습니다. 저장하기를 눌러 주세요.");
  }

  /* A new draft has a number from now on: the device keeps it under that number too. */
  goOn(kept) {
    if (this.key !== String(kept.id)) {
      store.drop(this.key);
      this.key = this.form.dataset.draft = String(kept.id);
      history.replaceState(null, "", kept.edit);
    }
    this.form.action = kept.save;
    this.form.dataset.keep = kept.keep;
    this.form.elements.revision.value = kept.revision;
    this.tell(`${kept.at}에 저장했습니다.`);
  }
}

document.querySelectorAll("form[data-draft]").forEach((form) => new Draft(form));
/* The page after saving: what the house has, the device may forget. */
document.querySelectorAll("[data-draft-saved]").forEach((mark) => { store.drop(mark.dataset.draftSaved); store.drop("new"); });
