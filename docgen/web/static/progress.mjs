// The progress of long work, letter by letter or source by source; its end without leaving the page.

import { ask, tell } from "./common.mjs";

const UNDER_WAY = ["checking", "running", "stopping"];
const run = () => document.querySelector("[data-run]");

function follow() {
  const shown = run();
  if (!UNDER_WAY.includes(shown?.dataset.state)) return;
  const events = new EventSource(shown.dataset.run);
  const bar = shown.querySelector("progress"), count = shown.querySelector("[data-run-count]");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    const ended = !UNDER_WAY.includes(told.state);
    if (ended || shown.dataset.state !== "stopping") say(shown, told.state, told.word);
    shown.querySelector("[data-run-last]").textContent = told.last;
    if (told.total) {
      bar.max = told.total;
      bar.value = told.made;
      count.textContent = told.count;
    }
    if (!ended) return;
    events.close();
    tell(`${told.word} ${count.textContent}`);
    renew().catch(() => location.reload());
  };
}

function say(shown, state, word) {
  shown.dataset.state = state;
  shown.querySelector("[data-run-state]").textContent = word;
}

// What the page shows of the run now; the ticks of the list, which somebody may be setting, stay.
async function renew() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
  const main = document.getElementById("main"), part = document.activeElement?.closest("section[aria-labelledby]");
  const own = `[aria-labelledby="${run().closest("section").getAttribute("aria-labelledby")}"]`;
  if (!answer.ok || !fresh?.querySelector(own)) throw new Error(answer.status);
  if (fresh.querySelector("#people")) {
    fresh.querySelector("[aria-labelledby=people]").replaceWith(main.querySelector("[aria-labelledby=people]"));
    main.replaceChildren(...fresh.childNodes);
  } else main.querySelector(own).replaceWith(fresh.querySelector(own));
  if (part && !part.isConnected) document.getElementById(part.getAttribute("aria-labelledby"))?.focus({ preventScroll: true });
  follow();
}

// Stopped without leaving the page, whose own events tell when it stands.
document.addEventListener("submit", (event) => {
  const button = event.submitter, shown = run();
  if (button?.value !== "stop" || !shown) return;
  event.preventDefault();
  if (!["checking", "running"].includes(shown.dataset.state)) return;
  const values = new FormData(button.form, button);
  say(shown, "stopping", shown.dataset.stopping);
  tell(shown.dataset.stopping);
  button.setAttribute("aria-disabled", "true"); // still where the keyboard is
  ask(button.form.getAttribute("action"), values).catch(() => location.reload());
});

follow();
