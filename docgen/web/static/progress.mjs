// The progress of long work, letter by letter, as the server tells it.

import { tell } from "./common.mjs";

const shown = document.querySelector("[data-run]");

if (shown && ["checking", "running"].includes(shown.dataset.state)) {
  const events = new EventSource(`/batch/${encodeURIComponent(shown.dataset.run)}/events`);
  const bar = shown.querySelector("progress"), count = shown.querySelector("[data-run-count]");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (!["checking", "running"].includes(told.state)) {
      events.close();
      tell(told.word);
      location.reload();
      return;
    }
    shown.querySelector("[data-run-state]").textContent = told.word;
    shown.querySelector("[data-run-last]").textContent = told.last;
    if (!told.total) return;
    bar.max = told.total;
    bar.value = told.made;
    count.textContent = told.count;
  };
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sure]");
  if (button && !confirm(button.dataset.sure)) event.preventDefault();
});
