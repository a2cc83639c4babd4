/* Says at once what the numbers come to; the button says the same. */

const won = new Intl.NumberFormat("ko-KR");

document.querySelectorAll("[data-estimate]").forEach((form) => {
  const line = form.querySelector("[data-estimate-said]");
  const tell = () => {
    const sums = { low: 0, high: 0, upkeep: 0 };
    for (const row of form.querySelectorAll("tr[data-low]")) {
      const number = Number(row.querySelector("input").value.replaceAll(",", "")) || 0;
      for (const name of Object.keys(sums)) sums[name] += number * Number(row.dataset[name]);
    }
    line.textContent = sums.high ? `모두 ${won.format(sums.low)}원에서 ${won.format(sums.high)}원, 해마다 ${won.format(sums.upkeep)}원이 더 듭니다.` : "";
  };
  form.addEventListener("input", tell);
  tell();
});
