// Nobody waits in the dark: large files on their way are counted, other work that takes long says so; both are stopped.

import { ask, tell } from "./common.mjs";

const LARGE = 1_000_000, SOON = 1_000; // bytes, milliseconds
const sign = document.getElementById("waiting"), said = sign.querySelector("b"), count = sign.querySelector("span");
const bar = sign.querySelector("progress"), stop = sign.querySelector("button");
let timer = 0, halt = () => window.stop();

function show(word, text, part) {
  if (said.textContent !== word || sign.hidden) tell(word);
  said.textContent = word;
  count.textContent = text;
  if (part === undefined) bar.removeAttribute("value");
  else bar.value = part;
  sign.hidden = false;
}

function hide(word = "") {
  clearInterval(timer);
  sign.hidden = true;
  if (word) tell(word);
}

// Says for how long something goes on, once that is longer than a moment.
function wait(word, soon = SOON) {
  const begun = Date.now();
  clearInterval(timer);
  timer = setInterval(() => {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    if (Date.now() - begun >= soon) show(word, sign.dataset.seconds.replace("{n}", seconds));
  }, 500);
}

const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);

// What the server answered: another page is gone to, this one with what is wrong takes the place of what is shown.
function take(request, action) {
  hide();
  if (request.responseURL !== action) { location.assign(request.responseURL); return; }
  const page = new DOMParser().parseFromString(request.responseText, "text/html"), fresh = page.querySelector(".stage");
  if (!fresh) { show(sign.dataset.lost, ""); return; }
  document.title = page.title;
  document.querySelector(".stage").replaceWith(fresh);
  document.getElementById("main").focus();
}

function send(form, submitter) {
  const request = new XMLHttpRequest(), values = new FormData(form, submitter);
  request.open("POST", form.action);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    show(sign.dataset.sending, sign.dataset.bytes.replace("{sent}", megabytes(loaded)).replace("{all}", megabytes(total)), loaded / total);
  });
  request.upload.addEventListener("load", () => wait(sign.dataset.reading, 0));
  request.addEventListener("load", () => take(request, form.action));
  request.addEventListener("error", () => { hide(); show(sign.dataset.lost, ""); halt = () => {}; });
  halt = () => request.abort();
  request.send(values);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  halt = () => window.stop();
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  if (files.reduce((bytes, file) => bytes + file.size, 0) > LARGE) {
    event.preventDefault();
    send(form, event.submitter);
  } else if (form.method === "post") setTimeout(() => { if (!event.defaultPrevented) wait(sign.dataset.working); });
});

// A file that takes long to be made says how far it is; it is kept by the browser as always.
function follow(link) {
  const key = crypto.randomUUID(), address = `/makings/${key}`, asked = new URL(link.href);
  let isKnown = false, tries = 0;
  asked.searchParams.set("making", key);
  link.href = asked.href;
  halt = () => { clearInterval(own); ask(address, new URLSearchParams()); };
  clearInterval(timer);
  const own = timer = setInterval(async () => {
    const told = await ask(address).catch(() => ({}));
    if (own !== timer) return;
    isKnown ||= told.count !== undefined;
    if (told.count !== undefined) show(sign.dataset.making, told.count, told.part || undefined);
    else if (isKnown || ++tries > 9) { clearInterval(own); hide(); }
  }, SOON);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-made]");
  if (link && !event.defaultPrevented) follow(link);
});

stop.addEventListener("click", () => { halt(); hide(sign.dataset.stopped); });
window.addEventListener("pagehide", () => hide());
