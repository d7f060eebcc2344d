// Fields that were read, and their places on a drawn page: each shows the other.

import { ask, goTo } from "./common.mjs";

const panel = document.querySelector(".half-page");

let chosen = "";

function show(name, scrolls = true) {
  let first = null;
  chosen = name;
  for (const link of document.querySelectorAll("svg a[data-field]")) {
    const here = name !== "" && link.dataset.field === name;
    link.firstElementChild.classList.toggle("is-here", here);
    if (here && !first) first = link.firstElementChild;
  }
  if (!first || !panel || !scrolls) return;
  const box = first.getBoundingClientRect(), frame = panel.getBoundingClientRect();
  if (panel.scrollHeight > panel.clientHeight) {
    if (box.top < frame.top || box.bottom > frame.bottom) panel.scrollTop += box.top - frame.top - frame.height / 3;
  } else if (scrolls === "far") first.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  const spot = event.target.closest("[data-spot]");
  if (spot?.matches("button")) show(spot.dataset.spot, "far");
  const link = event.target.closest("svg a[data-goto]");
  if (!link) return;
  event.preventDefault();
  show(link.dataset.field, false);
  goTo(link.dataset.goto);
});
document.addEventListener("focusin", (event) => {
  const spot = event.target.closest("[data-spot]");
  if (spot) show(spot.dataset.spot);
});
// Somebody may be in a field before this script runs.
show(document.activeElement?.closest("[data-spot]")?.dataset.spot ?? document.querySelector("[data-first-spot]")?.dataset.firstSpot ?? "");

const later = document.querySelector("[data-later]");
if (later) {
  const told = await ask(later.dataset.later).catch(() => ({}));
  if (told.html !== undefined) {
    later.innerHTML = told.html;
    show(chosen, false);
  }
}
