/* A device in the hall: half a minute before the page is wiped a line says so; any touch goes on. */

const WARNING = 30;
const part = document.querySelector("[data-kiosk-idle]");
const seconds = Number(part.dataset.kioskIdle);
let timer;

function wipe() {
  document.querySelectorAll("form").forEach((form) => form.reset());
  location.replace(part.dataset.start);
}

function warn() {
  part.hidden = false;
  part.querySelector("button").focus();
  timer = setTimeout(wipe, WARNING * 1000);
}

function wait() {
  clearTimeout(timer);
  part.hidden = true;
  timer = setTimeout(warn, (seconds - WARNING) * 1000);
}

for (const sign of ["pointerdown", "keydown", "input"]) document.addEventListener(sign, wait);
wait();
