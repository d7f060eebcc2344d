// The Thai calendar beside a date: Buddhist years, holidays and weekends as the office has them.

import { ask } from "./common.mjs";

let open = null;

function close(returns = true) {
  if (!open) return;
  open.button.setAttribute("aria-expanded", "false");
  open.box.remove();
  if (returns) open.button.focus();
  open = null;
}

async function show(button, when) {
  const control = document.getElementById(button.dataset.calendar);
  const asked = new URLSearchParams({ near: control.value, ...when });
  const told = await ask(`/calendar?${asked}`);
  if (told.status !== 200) return;
  const box = open?.box ?? document.createElement("div");
  box.className = "calendar";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", told.label);
  box.innerHTML = told.html;
  if (!open) {
    document.body.append(box);
    open = { box, button, control };
    button.setAttribute("aria-expanded", "true");
  }
  const place = control.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(place.left + scrollX, innerWidth - box.offsetWidth - 8))}px`;
  const below = place.bottom + box.offsetHeight + 8 < innerHeight || place.top < box.offsetHeight;
  box.style.top = `${scrollY + (below ? place.bottom + 4 : place.top - box.offsetHeight - 4)}px`;
  (box.querySelector('[aria-pressed="true"]') ?? box.querySelector(".today") ?? box.querySelector("td button")).focus();
}

function choose(day) {
  const { control } = open;
  control.value = day;
  close(false);
  control.focus();
  control.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.calendar !== undefined) {
    const was = open?.button;
    close(false);
    if (was !== button) show(button, {});
  } else if (open && button && open.box.contains(button)) {
    if (button.dataset.day) choose(button.dataset.day);
    else if (button.dataset.month) show(open.button, { month: button.dataset.month });
  } else if (open && !open.box.contains(event.target)) close(false);
});

window.addEventListener("resize", () => close(false));

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", (event) => {
  if (!open) return;
  if (event.key === "Escape") { event.preventDefault(); close(); return; }
  const days = [...open.box.querySelectorAll("td button")];
  const at = days.indexOf(document.activeElement);
  if (at < 0) return;
  const foot = open.box.querySelector(".calendar-foot");
  if (event.key in STEPS) {
    event.preventDefault();
    const next = days[at + STEPS[event.key]];
    if (next) { next.focus(); foot.textContent = next.title; }
    else show(open.button, { month: open.box.querySelector(STEPS[event.key] < 0 ? "[data-month]" : "[data-month]:last-of-type").dataset.month });
  }
  if (event.key === "PageUp" || event.key === "PageDown") {
    event.preventDefault();
    const months = open.box.querySelectorAll("[data-month]");
    show(open.button, { month: months[event.key === "PageUp" ? 0 : months.length - 1].dataset.month });
  }
});
