// What is put in where the caret stands: a count of an annex into a sentence, a key into the file.

import { insert, tell } from "./common.mjs";

let last = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches("#form textarea")) last = event.target;
  if (event.target.id === "text") event.target.dataset.entered = "";
});

// A key begins a line of its own: behind the line of the caret and what belongs to that one.
function putKey(text, key) {
  const lines = text.value.split("\n");
  let at = text.dataset.entered === undefined ? lines.length : text.value.slice(0, text.selectionEnd).split("\n").length;
  while (at < lines.length && !/^[^\s#-]/.test(lines[at])) at += 1;
  while (at > 0 && !lines[at - 1].trim()) at -= 1;
  const end = lines.slice(0, at).join("\n").length;
  text.setSelectionRange(end, end);
  insert(text, `${end ? "\n" : ""}${key}: `);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-slot], [data-key]");
  if (!button) return;
  const into = button.dataset.key ? document.getElementById("text") : last ?? document.querySelector("#form textarea[data-prose], #form textarea");
  if (!into) return;
  if (button.dataset.key) putKey(into, button.dataset.key);
  else insert(into, button.dataset.slot);
  tell(button.textContent.trim());
});
