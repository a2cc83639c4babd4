/* A ranking by buttons and by dragging. The rows carry hidden inputs, so that their order is what is sent. */

const rows = (list) => [...list.querySelectorAll(":scope > [data-row]")];
const rankedList = (contest) => contest.querySelector("[data-ranked]");
const restList = (contest) => contest.querySelector("[data-unranked]");

export const rankedIn = (contest) => rows(rankedList(contest));

/* Places, buttons and inputs follow from where the rows stand. */
function settle(contest) {
  const ranked = rankedIn(contest);
  const full = ranked.length >= Number(contest.dataset.k);
  ranked.forEach((row, index) => dress(row, `${index + 1}순위`, { in: false, up: index > 0, down: index < ranked.length - 1, out: true }));
  rows(restList(contest)).forEach((row) => dress(row, "", { in: !full, up: false, down: false, out: false }));
  contest.querySelector("[data-rank-empty]").hidden = ranked.length > 0;
  contest.querySelector("[data-rank-rest]").hidden = rows(restList(contest)).length === 0;
}

function dress(row, place, ways) {
  row.querySelector("[data-place]").textContent = place;
  row.querySelector("input").disabled = !place;
  row.querySelectorAll("[data-way]").forEach((button) => { button.hidden = !ways[button.dataset.way]; });
}

const MOVES = {
  in: (row, contest) => rankedList(contest).append(row),
  out: (row, contest) => restList(contest).append(row),
  up: (row) => row.previousElementSibling?.before(row),
  down: (row) => row.nextElementSibling?.after(row),
};

/* The pressed button keeps the focus; where it is gone, another one of the row takes it. */
function press(contest, button) {
  const row = button.closest("[data-row]");
  MOVES[button.dataset.way](row, contest);
  settle(contest);
  (button.hidden ? row.querySelector("[data-way]:not([hidden])") : button)?.focus();
}

/* The row goes where the pointer is: before the first row whose middle lies below it, in the list under the pointer. */
function dragTo(contest, row, y) {
  const rest = restList(contest);
  const full = rankedIn(contest).filter((other) => other !== row).length >= Number(contest.dataset.k);
  const list = full || (rows(rest).length && y > rest.getBoundingClientRect().top) ? rest : rankedList(contest);
  const below = rows(list).find((other) => other !== row && y < other.getBoundingClientRect().top + other.offsetHeight / 2);
  if (below) below.before(row); else list.append(row);
}

function watchGrip(contest, grip, told) {
  const row = grip.closest("[data-row]");
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    row.classList.add("is-dragged");
    const over = new AbortController(); // the row moves within the page, so the page listens, not the row
    const listen = (name, act) => document.addEventListener(name, act, { signal: over.signal });
    const end = () => {
      over.abort();
      row.classList.remove("is-dragged");
      told();
    };
    listen("pointermove", (moved) => { dragTo(contest, row, moved.clientY); settle(contest); });
    listen("pointerup", end);
    listen("pointercancel", end);
  });
}

/* `told` is called after every change. */
export function watchRanking(contest, told) {
  contest.addEventListener("click", (event) => {
    const button = event.target.closest("[data-way]");
    if (!button) return;
    event.preventDefault();
    press(contest, button);
    told();
  });
  contest.addEventListener("ballot:empty", () => {
    rankedIn(contest).forEach((row) => restList(contest).append(row));
    settle(contest);
  });
  contest.querySelectorAll("[data-grip]").forEach((grip) => watchGrip(contest, grip, told));
  contest.querySelector("[data-rank-grip]").hidden = false;
  settle(contest);
}
