// Tables as grids: a paste from Excel fills the cells, typing in the last row adds one more.

import { seenText } from "./common.mjs";

const inputs = (row) => [...row.querySelectorAll("td > input[type=text]")];
const rowsOf = (grid) => [...grid.tBodies[0].rows].filter((row) => inputs(row).length);
const grows = (grid) => grid.dataset.fixed === undefined;

// A new control is the former one with the number of its row or column raised by one.
function raised(input, row, column) {
  const made = input.cloneNode();
  made.value = "";
  made.setAttribute("value", "");
  made.name = input.name.replace(/(\d+)\/(\d+)$/, (_, at, across) => `${+at + row}/${+across + column}`);
  const label = input.getAttribute("aria-label");
  made.setAttribute("aria-label", row ? label.replace(/\d+(?=\D*$|\D+\d+$)/, (at) => +at + row) : label.replace(/\d+(?=\D*$)/, (at) => +at + column));
  return made;
}

function addRow(grid) {
  const last = rowsOf(grid).at(-1), row = last.cloneNode(true);
  const head = row.querySelector("th");
  if (head) head.textContent = +head.textContent + 1;
  inputs(last).forEach((input, at) => inputs(row)[at].replaceWith(raised(input, 1, 0)));
  grid.tBodies[0].append(row);
}

function addColumn(grid) {
  for (const row of rowsOf(grid)) row.insertCell().append(raised(inputs(row).at(-1), 0, 1));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-grid-add]");
  if (!button) return;
  const grid = button.closest(".field, .row").querySelector("[data-grid]");
  if (button.dataset.gridAdd === "row") { addRow(grid); inputs(rowsOf(grid).at(-1))[0].focus(); }
  else { addColumn(grid); inputs(rowsOf(grid)[0]).at(-1).focus(); }
});

document.addEventListener("paste", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
  if (!grid || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const row = event.target.closest("tr"), top = rowsOf(grid).indexOf(row), left = inputs(row).indexOf(event.target);
  const pasted = text.split("\n").map((line) => line.split("\t"));
  const wide = left + Math.max(...pasted.map((cells) => cells.length)), said = grid.closest("form").querySelector("[data-too-wide]");
  if (said) {
    said.hidden = inputs(row).length >= wide && (grows(grid) || rowsOf(grid).length >= top + pasted.length);
    if (!said.hidden) return;
  }
  while (inputs(rowsOf(grid)[0]).length < wide) addColumn(grid);
  while (grows(grid) && rowsOf(grid).length <= top + pasted.length) addRow(grid);
  const cells = rowsOf(grid).map(inputs);
  pasted.forEach((values, down) => values.forEach((value, across) => { cells[top + down][left + across].value = seenText(value).trim(); }));
  event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
});

document.addEventListener("input", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  if (grid && grows(grid) && event.target.value && event.target.closest("tr") === rowsOf(grid).at(-1)) addRow(grid);
});

document.addEventListener("keydown", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  if (!grid || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key) || event.isComposing) return;
  const row = event.target.closest("tr"), rows = rowsOf(grid);
  event.preventDefault();
  const next = rows[rows.indexOf(row) + (event.key === "ArrowUp" ? -1 : 1)];
  inputs(next ?? row)[inputs(row).indexOf(event.target)]?.focus();
});
