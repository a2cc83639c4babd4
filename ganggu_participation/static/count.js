/* Says how many characters a text has, and how many it still needs: blanks at the edges and in rows count once. */

function length(text) {
  return [...text.trim().replace(/\s+/g, " ")].length;
}

function sentence(has, needs) {
  return has < needs ? `지금 ${has}자입니다. 어려운 까닭은 ${needs}자 이상 적습니다.` : `지금 ${has}자입니다.`;
}

document.querySelectorAll("[data-count]").forEach((area) => {
  const line = document.querySelector(`[data-count-for="${area.id}"]`);
  if (!line) return;
  const tell = () => { line.textContent = sentence(length(area.value), Number(area.dataset.count)); };
  area.addEventListener("input", tell);
  tell();
});
