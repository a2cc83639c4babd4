/* The keys of a presenter press the buttons of the beamer's page; without this the buttons are pressed by hand. */

const buttons = [...document.querySelectorAll("button[data-key]")];

document.addEventListener("keydown", (pressed) => {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) return;
  const button = buttons.find((each) => each.dataset.key.split(" ").includes(pressed.key));
  if (!button || button.disabled) return;
  pressed.preventDefault();
  button.click();
});
