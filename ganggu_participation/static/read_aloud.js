/* Reads the ballot aloud with the browser's own voice; where there is none, no button is shown. */

const SLOWER = 0.95;
const [START, STOP] = ["소리로 듣기", "그만 듣기"];

/* What a voter needs to hear, in the order of the page. */
function sentences() {
  const spoken = document.querySelectorAll("main h1, [data-contest] > legend, [data-contest] > .hint, [data-contest] .category, [data-contest] .option-title, [data-contest] .option-cost, [data-contest] .option-about");
  return [...spoken].map((part) => part.textContent.trim()).filter(Boolean);
}

function say(button) {
  const voice = window.speechSynthesis;
  voice.cancel();
  const parts = sentences().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { lang: "ko-KR", rate: SLOWER }));
  parts.at(-1)?.addEventListener("end", () => { button.textContent = START; });
  parts.forEach((part) => voice.speak(part));
  button.textContent = STOP;
}

export function offerReading() {
  const button = document.querySelector("[data-read-aloud]");
  if (!button || !("speechSynthesis" in window)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (button.textContent === START) return say(button);
    window.speechSynthesis.cancel();
    button.textContent = START;
    return undefined;
  });
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());
}
