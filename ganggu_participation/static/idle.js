/* Two minutes before an official's sign-in rests, a line says so; one press goes on without leaving the page. */

const WARNING = 2 * 60;
const part = document.querySelector("[data-idle]");
const seconds = Number(part.dataset.idle) * 60;
let timer;

function warn() {
  part.hidden = false;
  part.querySelector("button").focus();
  timer = setTimeout(rest, WARNING * 1000);
}

function rest() {
  part.querySelector("[data-idle-words]").textContent = "화면을 잠갔습니다. 다음에 누를 때 다시 확인합니다. 적은 내용은 남아 있습니다.";
  part.querySelector("form").hidden = true;
}

function wait() {
  clearTimeout(timer);
  part.hidden = true;
  timer = setTimeout(warn, (seconds - WARNING) * 1000);
}

part.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.ok) wait();
  else rest();
});
wait();
