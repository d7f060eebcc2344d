// The marking buttons above running text, and tables pasted into it from Excel.

import { insert, seenText } from "./common.mjs";

function lines(control) {
  const text = control.value;
  const start = text.lastIndexOf("\n", control.selectionStart - 1) + 1;
  const end = text.indexOf("\n", control.selectionEnd);
  control.setSelectionRange(start, end < 0 ? text.length : end);
  return text.slice(start, end < 0 ? text.length : end).split("\n");
}

const MARKS = {
  bold(control) {
    const chosen = control.value.slice(control.selectionStart, control.selectionEnd);
    const start = control.selectionStart;
    insert(control, chosen.startsWith("**") && chosen.endsWith("**") && chosen.length > 4 ? chosen.slice(2, -2) : `**${chosen}**`);
    if (!chosen) control.setSelectionRange(start + 2, start + 2);
  },
  item(control) {
    const marked = /^\s*\d+\. /;
    const chosen = lines(control);
    const clear = chosen.every((line) => marked.test(line));
    insert(control, chosen.map((line, at) => (clear ? line.replace(marked, "") : `${at + 1}. ${line.replace(marked, "")}`)).join("\n"));
  },
  table(control) {
    const chosen = control.value.slice(control.selectionStart, control.selectionEnd);
    const before = control.value.slice(0, control.selectionStart);
    insert(control, `${before && !before.endsWith("\n") ? "\n" : ""}${table(chosen.includes("\t") ? chosen : "«»\t«»\n«»\t«»")}`);
  },
  blank(control) { insert(control, "…………………………"); },
  box(control) { insert(control, lines(control).map((line) => (line.startsWith("[ ] ") ? line.slice(4) : `[ ] ${line}`)).join("\n")); },
};

export function table(text) {
  const rows = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.split("\t").map((cell) => cell.trim().replaceAll("|", "/")));
  const width = Math.max(...rows.map((row) => row.length));
  const typed = rows.map((row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? "").join(" | ")} |`);
  typed.splice(1, 0, `|${" --- |".repeat(width)}`);
  return typed.join("\n");
}

// A place that is still to be filled in («…») is chosen whole by a click or on arrival, to be typed over.
const PLACE = /«[^«»\n]*»/g;

function choosePlace(control, from = control.selectionStart) {
  if (control.selectionStart !== control.selectionEnd) return;
  for (const found of control.value.matchAll(PLACE)) {
    if (found.index < from && from < found.index + found[0].length) control.setSelectionRange(found.index, found.index + found[0].length);
  }
}

document.addEventListener("click", (event) => {
  if (event.target.matches?.("#form input[type=text], #form textarea")) choosePlace(event.target);
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("#form input[type=text], #form textarea") && /^«[^«»\n]*»$/.test(event.target.value)) event.target.select();
});

document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-mark-as]")) event.preventDefault(); // the caret stays in the text
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mark-as]");
  if (!button) return;
  const control = document.getElementById(button.closest("[data-for]").dataset.for);
  control.focus();
  MARKS[button.dataset.markAs](control);
});

document.addEventListener("paste", (event) => {
  const control = event.target;
  if (!control.matches?.("#form input[type=text], #form textarea")) return;
  const given = event.clipboardData.getData("text/plain"), text = seenText(given);
  if (control.closest("[data-grid]") && /[\t\n]/.test(text)) return;
  if (control.matches("[data-prose]") && /\t.*\n.*\t/.test(text)) {
    event.preventDefault();
    const before = control.value.slice(0, control.selectionStart);
    insert(control, `${before && !before.endsWith("\n") ? "\n" : ""}${table(text)}\n`);
  } else if (text !== given.replace(/\r\n?/g, "\n")) {
    event.preventDefault();
    insert(control, control.matches("input") ? text.trim().replace(/\n+/g, " ") : text);
  }
});
