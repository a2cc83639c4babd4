/* The ballot, over a form that works without it: words and bars that keep up, limits told at once, rows that move in place. */

import { watchRanking, rankedIn } from "./ranking.js";
import { offerReading } from "./read_aloud.js";

const BLANK = "기권을 골랐습니다.";

/* 3,000만 원, 1억 2,345만 원; every digit when it is not whole in 만: as the server writes it. */
export function won(amount) {
  const digits = (n) => n.toLocaleString("ko-KR");
  if (!amount || amount % 10_000) return `${digits(amount)}원`;
  const [eok, man] = [Math.floor(amount / 100_000_000), (amount % 100_000_000) / 10_000];
  return `${[eok && `${digits(eok)}억`, man && `${digits(man)}만`].filter(Boolean).join(" ")} 원`;
}

const blankIn = (contest) => contest.querySelector("[data-blank]");
const chosenIn = (contest) => [...contest.querySelectorAll("[data-choice]:checked")];
const answeredIn = (contest) => [...contest.querySelectorAll("[data-answer]:checked")].filter((input) => input.value);
const givenIn = (contest) => [...contest.querySelectorAll("[data-given]")];
const costOf = (inputs) => inputs.reduce((sum, input) => sum + Number(input.dataset.cost || 0), 0);
const pointsOf = (inputs) => inputs.reduce((sum, input) => sum + Number(input.value || 0), 0);

function perCategory(contest) {
  const counted = new Map();
  for (const input of contest.querySelectorAll("[data-choice]")) {
    counted.set(input.dataset.category, (counted.get(input.dataset.category) ?? 0) + Number(input.checked));
  }
  return counted;
}

/* Per kind: the sentence, why it is too much (or nothing), and what of how much is used up where there is a bar. */
const OF_K = {
  told: (c) => `${c.dataset.k}개 중 ${chosenIn(c).length}개를 골랐습니다.`,
  tooMuch: (c) => (chosenIn(c).length > Number(c.dataset.k) ? `${c.dataset.k}개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.` : ""),
};
const answered = (words) => ({
  told: (c) => `${c.dataset.k}개 중 ${answeredIn(c).length}개에 ${words}`,
  tooMuch: () => "",
});
const KINDS = {
  knapsack: {
    told: (c) => {
      const left = Number(c.dataset.ceiling) - costOf(chosenIn(c));
      const count = `${chosenIn(c).length}개를 골랐습니다.`;
      return left < 0 ? `${count} 예산보다 ${won(-left)} 많습니다.` : `${count} 남은 예산 ${won(left)}.`;
    },
    tooMuch: (c) => (costOf(chosenIn(c)) > Number(c.dataset.ceiling) ? "남은 예산보다 큽니다. 다른 것을 먼저 빼 주세요." : ""),
    used: (c) => costOf(chosenIn(c)),
  },
  k_per_category: {
    told: (c) => `${[...perCategory(c)].map(([name, n]) => `${name} ${n}개`).join(", ")}를 골랐습니다. 분야마다 ${c.dataset.each}개입니다.`,
    tooMuch: (c) => {
      const over = [...perCategory(c)].find(([, n]) => n > Number(c.dataset.each));
      return over ? `${over[0]} 분야에서는 ${c.dataset.each}개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.` : "";
    },
  },
  points: {
    told: (c) => {
      const [most, given] = [Number(c.dataset.points), pointsOf(givenIn(c))];
      return given > most ? `${most}점보다 ${given - most}점 많습니다.` : `${most}점 중 ${given}점을 주었습니다. 남은 점수 ${most - given}점.`;
    },
    tooMuch: (c) => (pointsOf(givenIn(c)) > Number(c.dataset.points) ? `모두 ${c.dataset.points}점까지 줄 수 있습니다. 다른 것을 먼저 줄여 주세요.` : ""),
    used: (c) => pointsOf(givenIn(c)),
  },
  approve_reject: answered("답했습니다."),
  rating: answered("점수를 주었습니다."),
  ranked: {
    told: (c) => `${c.dataset.k}개 중 ${rankedIn(c).length}개의 순위를 정했습니다.`,
    tooMuch: () => "",
  },
};
const kindOf = (contest) => KINDS[contest.dataset.kind] ?? OF_K;

/* The contest's own words and bar, and the foot, which speaks of the contest that was touched last. */
function tell(ballot, contest, refusal = "") {
  const words = blankIn(contest).checked ? BLANK : kindOf(contest).told(contest);
  const used = kindOf(contest).used?.(contest);
  contest.querySelectorAll("[data-told]").forEach((line) => { line.textContent = words; });
  contest.querySelectorAll("[data-used]").forEach((bar) => { bar.value = used; });
  const line = ballot.querySelector("[data-ballot-count]");
  const many = ballot.querySelectorAll("[data-contest]").length > 1;
  line.textContent = (many ? `${contest.querySelector("legend").textContent.trim()}: ` : "") + (refusal || words);
  line.classList.toggle("is-over", Boolean(refusal));
  ballot.querySelectorAll("[data-ballot-used]").forEach((bar) => { bar.value = used; });
}

/* 기권 and a choice put each other out. */
function putOut(contest, input) {
  if (input === blankIn(contest)) {
    if (!input.checked) return;
    chosenIn(contest).forEach((other) => { other.checked = false; });
    contest.querySelectorAll("[data-answer]").forEach((other) => { other.checked = !other.value; });
    givenIn(contest).forEach((other) => { other.value = ""; });
    contest.dispatchEvent(new CustomEvent("ballot:empty"));
  } else blankIn(contest).checked = false;
}

/* What was one too many is taken back, and the sentence says why. */
function change(ballot, contest, input) {
  putOut(contest, input);
  const refusal = input.checked || input.matches("[data-given]") ? kindOf(contest).tooMuch(contest) : "";
  if (refusal && input.matches("[data-choice]")) input.checked = false;
  tell(ballot, contest, refusal);
}

/* A step of the points of one option, within what is left and what one option may have. */
function step(ballot, contest, button) {
  const input = button.parentElement.querySelector("[data-given]");
  const others = pointsOf(givenIn(contest)) - Number(input.value || 0);
  const most = Math.min(Number(contest.dataset.most), Number(contest.dataset.points) - others);
  const wanted = Number(input.value || 0) + Number(button.dataset.step);
  const refusal = wanted > most ? (most < Number(contest.dataset.most) ? "남은 점수가 없습니다. 다른 것을 먼저 줄여 주세요." : `한 선택지에는 ${contest.dataset.most}점까지 줄 수 있습니다.`) : "";
  input.value = String(Math.max(0, Math.min(wanted, most)));
  blankIn(contest).checked = false;
  tell(ballot, contest, refusal);
}

function watch(ballot) {
  ballot.addEventListener("change", (event) => {
    const contest = event.target.closest("[data-contest]");
    if (contest && event.target.matches("[data-choice], [data-answer], [data-given], [data-blank]")) change(ballot, contest, event.target);
  });
  ballot.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(ballot, button.closest("[data-contest]"), button);
  });
  ballot.querySelectorAll("[data-step]").forEach((button) => { button.hidden = false; });
  ballot.querySelectorAll("[data-kind=ranked]").forEach((contest) => {
    watchRanking(contest, () => {
      if (rankedIn(contest).length) blankIn(contest).checked = false;
      tell(ballot, contest);
    });
  });
  window.addEventListener("pageshow", (event) => { // the browser may have filled the page in again
    if (event.persisted) ballot.querySelectorAll("[data-contest]").forEach((contest) => tell(ballot, contest));
  });
}

document.querySelectorAll("[data-ballot]").forEach(watch);
offerReading();
