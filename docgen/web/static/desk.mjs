// โต๊ะทำงาน: the state of each letter, read one after another once the list stands; a list by state.

import { ask } from "./common.mjs";

const rows = [...document.querySelectorAll("[data-state-of]")];
const wanted = document.getElementById("by-state");

function show() {
  for (const row of rows) row.hidden = Boolean(wanted.value) && row.dataset.is !== wanted.value;
  document.getElementById("none-left").hidden = rows.some((row) => !row.hidden);
}

if (wanted) {
  wanted.hidden = false;
  wanted.addEventListener("change", show);
}

for (const row of rows) {
  const told = await ask(`/letters/${encodeURIComponent(row.dataset.stateOf)}/state`);
  if (told.status !== 200) continue;
  row.querySelector("[data-state]").innerHTML = told.chip;
  row.querySelector("[data-due]").textContent = told.due;
  row.querySelector("[data-due-of] .narrow-label").hidden = !told.due;
  row.dataset.is = told.state;
  if (wanted.value) show();
}
