/* Small comforts over pages that work without it: focus on the error summary, and the ballot's running count. */

const won = new Intl.NumberFormat("ko-KR");

function focusErrorSummary() {
  document.querySelector("[data-focus]")?.focus();
}

/* What is chosen in a contest; 기권 is a choice of its own and counts for nothing. */
const chosenIn = (contest) => [...contest.querySelectorAll("input:checked:not([data-blank])")];

/* The sentence under one contest: how many are chosen, and what the money comes to where there is a ceiling. */
function sentence(contest) {
  if (contest.querySelector("[data-blank]:checked")) return "기권을 골랐습니다.";
  const k = Number(contest.dataset.k);
  const chosen = chosenIn(contest);
  const count = `${k}개 중 ${chosen.length}개를 골랐습니다.`;
  const ceiling = Number(contest.dataset.ceiling || 0);
  if (!ceiling) return count;
  const spent = chosen.reduce((sum, input) => sum + Number(input.dataset.cost || 0), 0);
  return `${count} 남은 예산 ${won.format(ceiling - spent)}원.`;
}

/* The money that is spent, as a bar beside the sentence. */
function drawMoney(ballot, contest) {
  const bar = ballot.querySelector("[data-ballot-money]");
  if (!bar) return;
  bar.hidden = false;
  bar.value = chosenIn(contest).reduce((sum, input) => sum + Number(input.dataset.cost || 0), 0);
}

/* Why this choice cannot be added, or nothing. */
function whyTooMuch(contest) {
  const chosen = chosenIn(contest);
  const k = Number(contest.dataset.k);
  if (chosen.length > k) return `${k}개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.`;
  const ceiling = Number(contest.dataset.ceiling || 0);
  const spent = chosen.reduce((sum, input) => sum + Number(input.dataset.cost || 0), 0);
  if (ceiling && spent > ceiling) return "남은 예산보다 큽니다. 다른 것을 먼저 빼 주세요.";
  return "";
}

function announce(ballot, contest, refusal = "") {
  const line = ballot.querySelector("[data-ballot-count]");
  if (!line) return;
  const many = ballot.querySelectorAll("[data-k]").length > 1;
  const name = many ? `${contest.querySelector("legend").textContent.trim()}: ` : "";
  line.textContent = name + (refusal || sentence(contest));
  line.classList.toggle("is-over", Boolean(refusal));
  drawMoney(ballot, contest);
}

/* 기권 and a choice put each other out. */
function putOut(contest, input) {
  if (!input.checked) return;
  const others = "blank" in input.dataset ? chosenIn(contest) : [...contest.querySelectorAll("[data-blank]")];
  others.forEach((other) => { other.checked = false; });
}

/* One press of the last button casts once: the second would only be told that she has voted already. */
function sendOnce(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => { delete form.dataset.sent; });
}

function watchBallot(ballot) {
  ballot.addEventListener("change", (event) => {
    const contest = event.target.closest("[data-k]");
    if (!contest) return;
    putOut(contest, event.target);
    const refusal = event.target.checked ? whyTooMuch(contest) : "";
    if (refusal) event.target.checked = false;
    announce(ballot, contest, refusal);
  });
  const first = ballot.querySelector("[data-k]");
  if (first) announce(ballot, first);
}

focusErrorSummary();
document.querySelectorAll("[data-ballot]").forEach(watchBallot);
document.querySelectorAll("[data-once]").forEach(sendOnce);
document.addEventListener("htmx:after:swap", focusErrorSummary);

/* A print button shows itself only where it works. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
