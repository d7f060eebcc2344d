// The progress of a batch, letter by letter, as the server tells it.

import { tell } from "./common.mjs";

const section = document.querySelector("[data-run]");

if (section?.dataset.state === "running") {
  const events = new EventSource(`/batch/${encodeURIComponent(section.dataset.run)}/events`);
  const bar = section.querySelector("progress"), count = section.querySelector("[data-run-count]");
  const words = count.textContent.match(/[^\d\s]+/g);
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    bar.max = told.total || 1;
    bar.value = told.made;
    count.textContent = `${told.made} ${words[0]} ${told.total} ${words[1]}`;
    if (told.state !== "running") { events.close(); tell(count.textContent); location.reload(); }
  };
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sure]");
  if (button && !confirm(button.dataset.sure)) event.preventDefault();
});
