// The progress of long work, letter by letter, as the server tells it.

import { ask, tell } from "./common.mjs";

const shown = document.querySelector("[data-run]");

if (shown && ["checking", "running"].includes(shown.dataset.state)) {
  const events = new EventSource(`/batch/${encodeURIComponent(shown.dataset.run)}/events`);
  const bar = shown.querySelector("progress"), count = shown.querySelector("[data-run-count]");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    shown.dataset.state = told.state;
    shown.querySelector("[data-run-state]").textContent = told.word;
    shown.querySelector("[data-run-last]").textContent = told.last;
    if (told.total) {
      bar.max = told.total;
      bar.value = told.made;
      count.textContent = told.count;
    }
    if (["checking", "running"].includes(told.state)) return;
    events.close();
    tell(told.word);
    location.reload();
  };
}

// Stopped without leaving the page, whose own events tell when it stands.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.value !== "stop" || !shown) return;
  event.preventDefault();
  ask(button.form.getAttribute("action"), new FormData(button.form, button)).catch(() => location.reload());
  button.disabled = true;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sure]");
  if (button && !confirm(button.dataset.sure)) event.preventDefault();
});
