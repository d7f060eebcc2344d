// หนังสือ: sends what was typed after a pause, and shows what the server makes of it.

import { ask, goTo, put, tell } from "./common.mjs";
import { showPages, showPlace } from "./pages.mjs";
import "./calendar.mjs";
import "./marking.mjs";
import "./grid.mjs";
import { addRow, dropRow, openField } from "./rows.mjs";

const LOOK = 4000, SOON = 500;
const letter = document.querySelector(".letter");
const form = document.getElementById("form");
const address = `/letters/${encodeURIComponent(letter.dataset.letter)}`;
const kept = `docgen ${letter.dataset.letter}`;
const tab = crypto.randomUUID();
const density = devicePixelRatio > 1.2 ? "2" : "1";
const touched = new Map(); // after which request each field was typed into last
let grown = false, timer = 0, number = 0, answered = 0, composing = false, dirty = false, sending = 0;

function typed(more = {}) {
  const values = new URLSearchParams();
  const active = document.activeElement, unfinished = active?.closest?.(".is-new[data-named]");
  for (const [name, value] of new FormData(form)) {
    const control = form.elements[name];
    if (name.endsWith("#name") && control === active) continue;
    if (unfinished && control instanceof Element && unfinished.contains(control)) continue;
    values.append(name, value);
  }
  for (const [name, value] of Object.entries(more)) if (!["sent", "own"].includes(name)) values.set(name, value);
  values.set("tab", tab);
  values.set("density", density);
  values.set("number", String(++number));
  return values;
}

// Tells on the drawn pages that they wait for what was typed.
function busy() {
  document.getElementById("pages").setAttribute("aria-busy", String(dirty || sending > 0));
}

function later() {
  dirty = true;
  busy();
  clearTimeout(timer);
  if (!composing) timer = setTimeout(() => send(), Number(form.dataset.pause));
}

// Draws the form anew once what happens now is over.
function soon() {
  sending += 1;
  busy();
  setTimeout(() => { sending -= 1; send({ do: "draw" }); });
}

async function send(more = {}) {
  clearTimeout(timer);
  dirty = false;
  const values = typed(more), own = number;
  sending += 1;
  busy();
  more = { ...more, sent: values, own };
  try {
    const told = await ask(address, values);
    if (![200, 409, 422, 507].includes(told.status)) throw Object.assign(new Error("not taken"), { status: told.status });
    if (own < answered && !more.do) return;
    answered = Math.max(answered, own);
    await take(told, more);
  } catch (failure) {
    dirty = true;
    remember();
    trouble(failure.status === 404 ? form.dataset.gone : form.dataset.lost, failure.status === 404 ? [["anew", form.dataset.anew]] : []);
    timer = setTimeout(() => send(more), 2000);
  } finally { sending -= 1; busy(); }
}

async function take(told, more) {
  if (told.conflicts) { trouble(told.said, [["theirs", form.dataset.theirs], ["mine", form.dataset.mine]]); return; }
  if (told.refused) {
    remember();
    trouble(told.refused, told.waits ? [["yaml", form.dataset.yaml]] : []);
    if (told.status === 507) timer = setTimeout(() => send(), LOOK); // the disk may have room again
    return;
  }
  document.getElementById("trouble").hidden = true;
  sessionStorage.removeItem(kept);
  const drawsLater = told.form !== undefined && hasNewerRows(more.sent);
  if (!drawsLater && told.mark) form.elements.mark.value = told.mark; // till then the form shows the text of its own mark
  if (told.grown) {
    grown = true;
    if (!document.activeElement?.closest(".is-new")) soon();
  }
  if (told.overtaken) return;
  put("state", told.state);
  put("findings", told.findings);
  put("history", told.history);
  document.getElementById("saved").textContent = told.saved;
  document.getElementById("title").textContent = told.title;
  document.title = told.title;
  if (told.form !== undefined && !drawsLater) redraw(told.form, more, told.place);
  else note(told.notes);
  if (drawsLater) {
    grown = true;
    if (!document.activeElement?.closest(".is-new")) soon();
  }
  document.getElementById("stale").hidden = told.pages !== undefined;
  if (told.pages !== undefined) {
    if (!await showPages(told.pages)) return;
    document.documentElement.dataset.drawn = told.mark;
    showPlace(document.activeElement);
  }
}

// Where the caret goes after a button: the same button of a row that moved, the first field of a new part.
function placeFor(action, place) {
  const verb = action?.split(":")[0] ?? "";
  if (!place) return null;
  if (verb.startsWith("part-")) return form.querySelector(`[name^="${CSS.escape(place)}/"]:not([type=hidden]), [name="${CSS.escape(place)}"]`);
  if (!["up", "down"].includes(verb)) return null;
  const same = [verb, verb === "up" ? "down" : "up"].map((one) => form.querySelector(`button[value="${one}:${CSS.escape(place)}"]:not(:disabled)`));
  return same[0] ?? same[1];
}

// How many lines of the text beside a button stand before the caret: what is put in comes behind them.
function linesBefore(button) {
  const text = button.closest("[data-field]")?.querySelector("textarea[data-prose]");
  if (!text || text.dataset.entered === undefined) return undefined;
  const end = text.value.indexOf("\n", text.selectionEnd);
  return String(text.value.slice(0, end < 0 ? undefined : end).split("\n").filter((line) => line.trim()).length);
}

function redraw(html, more, place) {
  const meanwhile = typedSince(more.own);
  const was = document.activeElement, name = was?.name, top = window.scrollY;
  const chosen = typeof was?.selectionStart === "number" ? [was.selectionStart, was.selectionEnd, was.selectionDirection] : null;
  grown = false;
  put("fields", html);
  window.scrollTo({ top, behavior: "instant" });
  const same = name && name !== "do" && form.elements[name];
  const known = (more.focus && document.getElementById(more.focus)) || (same instanceof Element && same) || (was?.id && document.getElementById(was.id));
  const target = placeFor(more.do, place) ?? known;
  for (const [name, value] of meanwhile) {
    const control = form.elements[name];
    if (control && "value" in control) control.value = value;
  }
  if (meanwhile.length) later();
  target?.focus?.({ preventScroll: true });
  if (target && target === same && chosen) try { target.setSelectionRange(...chosen); } catch { /* a choice has no caret */ }
}

// What somebody typed while the server was asked to draw the form anew: since the request of that number.
function typedSince(own) {
  return [...new FormData(form)].filter(([name]) => touched.get(name) >= own);
}

// Whether a row is being written that the server did not know of when it drew the form.
function hasNewerRows(sent) {
  return [...form.querySelectorAll(".is-new:not([hidden]) [name]")].some((control) => control === document.activeElement || (control.value && !sent.has(control.name)));
}

// What somebody typed before this script ran.
function typedBefore() {
  return [...form.elements].some((control) => {
    if (control.dataset.template !== undefined || ["value", "open"].includes(control.name)) return false;
    if (control.matches("select")) {
      const at = [...control.options].findIndex((option) => option.defaultSelected);
      return control.selectedIndex !== Math.max(at, 0) && control.options.length > 0;
    }
    if (control.matches("[type=checkbox], [type=radio]")) return control.checked !== control.defaultChecked;
    if (control.matches("textarea")) return control.value !== control.defaultValue.replace(/\r\n?/g, "\n");
    return control.matches("input:not([type=hidden])") && control.value !== control.defaultValue.replace(/[\r\n]/g, "");
  });
}

function note(notes) {
  for (const place of form.querySelectorAll("[data-notes]")) {
    const html = notes[place.dataset.notes] ?? "";
    if (place.dataset.html !== html) { place.innerHTML = html; place.dataset.html = html; }
    const control = document.getElementById(place.dataset.notes);
    if (!control?.matches("input, select, textarea")) continue;
    if (html.includes("note-error")) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

function trouble(sentence, buttons) {
  const place = document.getElementById("trouble");
  if (!place.hidden && place.dataset.said === sentence) return; // it is told again and again; a button keeps its focus
  place.dataset.said = sentence;
  place.replaceChildren(Object.assign(document.createElement("span"), { textContent: sentence }));
  for (const [choice, word] of buttons) {
    place.append(Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: word, value: choice }));
  }
  place.hidden = false;
}

function remember() {
  const values = [...typed().entries()].filter(([name]) => name !== "token");
  try { sessionStorage.setItem(kept, JSON.stringify(values)); } catch { /* the page itself still holds it */ }
}

function offerKept() {
  const stored = sessionStorage.getItem(kept);
  if (stored) trouble(form.dataset.kept, [["restore", form.dataset.restore], ["forget", form.dataset.forget]]);
}

function choose(choice) {
  const stored = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
  if (choice === "theirs") { sessionStorage.removeItem(kept); location.reload(); }
  if (choice === "mine") send({ mine: "1" });
  if (choice === "anew") makeAnew();
  if (choice === "yaml") location.href = `${address}/yaml`;
  if (choice === "forget") { sessionStorage.removeItem(kept); document.getElementById("trouble").hidden = true; }
  if (choice === "restore") {
    for (const [name, value] of stored) {
      const control = form.elements[name];
      if (control && name !== "mark" && "value" in control) control.value = value;
    }
    send();
  }
}

// The file that is gone, made anew with its last text; what this page holds goes into it.
async function makeAnew() {
  const told = await ask(`${address}/anew`, new URLSearchParams({ version: "latest" }));
  if (told.status === 200) send({ mine: "1" });
  else trouble(told.refused ?? form.dataset.lost, []);
}

async function look() {
  if (document.hidden || dirty || sending || document.activeElement?.closest(".is-new")) return;
  try {
    const told = await ask(`${address}/mark`);
    if (told.status === 200 && told.mark !== form.elements.mark.value && !dirty && !sending) {
      await send({ do: "draw", fresh: "1" });
      tell(form.dataset.fresh);
    }
  } catch { /* told when something is typed */ }
}

letter.dataset.view = "form";
if (form) {
  form.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
  form.addEventListener("compositionend", () => { composing = false; later(); });
  form.addEventListener("input", (event) => {
    const { name, dataset } = event.target;
    touched.set(name, number);
    if (dataset.template !== undefined || name === "value" || name.endsWith("#name")) return;
    later();
  });
  form.addEventListener("change", (event) => {
    const name = event.target.dataset.template;
    if (name !== undefined) send({ do: `template:${name}`, value: event.target.value });
    else if (event.target.matches('select[name="kind"], select[name$="/kind"]')) send({ do: "draw" });
    else if (event.target.name.endsWith("#name") && !event.target.closest(".is-new")) soon();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (!button || button.value === "draw") { send(); return; }
    send({ do: button.value, value: linesBefore(button) ?? form.elements.value?.value ?? "", focus: button.closest(".field, section")?.id ?? "" });
  });
  form.addEventListener("focusout", (event) => {
    const row = event.target.closest(".is-new");
    if (row && !row.contains(event.relatedTarget) && (grown || row.dataset.named !== undefined) && !row.hidden) soon();
  });
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea")) event.target.dataset.entered = "";
    showPlace(event.target);
  });
  window.addEventListener("pagehide", () => {
    if (dirty) navigator.sendBeacon && fetch(address, { method: "POST", body: typed(), keepalive: true, headers: { "x-docgen-token": form.elements.token.value, accept: "application/json" } });
  });
  window.addEventListener("focus", look);
  if (location.hash !== "#main") goTo(location.hash.slice(1)); // a finding of another tab leads to its field
  setInterval(look, LOOK);
  setTimeout(look, SOON); // what was typed just before the page was loaded anew is saved by now
  offerKept();
  if (typedBefore()) later();
  else if (document.getElementById("pages").dataset.density !== density) send();
  if (form.contains(document.activeElement)) showPlace(document.activeElement);
}

document.addEventListener("keydown", (event) => {
  if (form && (event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); send(); }
  const typing = event.target.matches("input, textarea, select");
  if (form && (event.ctrlKey || event.metaKey) && !typing && (event.key === "z" || event.key === "y")) {
    event.preventDefault();
    send({ do: event.key === "z" ? "undo" : "redo" });
  }
});

document.addEventListener("click", (event) => {
  const goto = event.target.closest("[data-goto]");
  if (goto) {
    if (goto.dataset.goto && document.getElementById(goto.dataset.goto)) {
      event.preventDefault();
      if (letter) setView("form");
      goTo(goto.dataset.goto, goto.dataset.line === undefined ? undefined : Number(goto.dataset.line));
    } else if (goto.dataset.goto && form) {
      event.preventDefault();
      location.assign(`${address}#${goto.dataset.goto}`); // a field of another tab: what was typed is kept on leaving
    }
    return;
  }
  const button = event.target.closest("button, a");
  if (!button) return;
  if (button.dataset.view) setView(button.dataset.view);
  if (button.dataset.addRow !== undefined) addRow(form, button.dataset.addRow);
  if (button.dataset.dropRow !== undefined) { dropRow(button); later(); }
  if (button.dataset.open !== undefined) { event.preventDefault(); openField(form, button.dataset.open); send({ do: "draw" }); }
  if (button.closest("#trouble")) choose(button.value);
  if (button.dataset.except !== undefined) askReason(button.dataset);
});

function setView(view) {
  letter.dataset.view = view;
  for (const one of document.querySelectorAll("button[data-view]")) one.setAttribute("aria-pressed", String(one.dataset.view === view));
}

function askReason({ except, line }) {
  const dialog = document.getElementById("except");
  const reason = document.getElementById("except-reason");
  reason.value = "";
  dialog.returnValue = "cancel";
  dialog.onclose = () => {
    if (dialog.returnValue === "ok" && reason.value.trim()) send({ do: "except", code: except, line, reason: reason.value.trim() });
  };
  dialog.showModal();
}
