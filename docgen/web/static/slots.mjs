// A count of an annex put into the sentence where the caret stands.

import { insert, tell } from "./common.mjs";

let last = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches("#form textarea")) last = event.target;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-slot]");
  if (!button) return;
  const into = last ?? document.querySelector("#form textarea[data-prose], #form textarea");
  if (!into) return;
  insert(into, button.dataset.slot);
  tell(button.textContent.trim());
});
