// โต๊ะทำงาน: the state of each letter, read one after another once the list stands.

import { ask } from "./common.mjs";

for (const row of document.querySelectorAll("[data-state-of]")) {
  const told = await ask(`/letters/${encodeURIComponent(row.dataset.stateOf)}/state`);
  if (told.status !== 200) continue;
  row.querySelector("[data-state]").innerHTML = told.state;
  row.querySelector("[data-due]").textContent = told.due;
}
