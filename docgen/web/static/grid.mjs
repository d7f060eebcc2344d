// Tables as grids: a paste from Excel fills the cells, typing in the last row adds one more.

function shape(grid) {
  return [...grid.rows].map((row) => [...row.cells].map((cell) => cell.firstElementChild));
}

function cell(grid, row, column) {
  const input = document.createElement("input");
  const first = grid.querySelector("input");
  input.type = "text";
  input.autocomplete = "off";
  input.name = `${grid.dataset.grid}/${row}/${column}`;
  input.setAttribute("aria-label", first.getAttribute("aria-label").replace(/\d+(\D+)\d+$/, `${row + 1}$1${column + 1}`));
  return input;
}

function addRow(grid) {
  const width = grid.rows[0].cells.length, at = grid.rows.length;
  const row = grid.tBodies[0].insertRow();
  for (let column = 0; column < width; column += 1) row.insertCell().append(cell(grid, at, column));
}

function addColumn(grid) {
  [...grid.rows].forEach((row, at) => row.insertCell().append(cell(grid, at, row.cells.length - 1)));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-grid-add]");
  if (!button) return;
  const grid = button.closest(".field, .row").querySelector("[data-grid]");
  if (button.dataset.gridAdd === "row") { addRow(grid); shape(grid).at(-1)[0].focus(); }
  else { addColumn(grid); shape(grid)[0].at(-1).focus(); }
});

document.addEventListener("paste", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
  if (!grid || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const place = event.target.closest("td"), top = place.parentElement.rowIndex, left = place.cellIndex;
  const rows = text.split("\n").map((line) => line.split("\t"));
  while (grid.rows[0].cells.length < left + Math.max(...rows.map((row) => row.length))) addColumn(grid);
  while (grid.rows.length <= top + rows.length) addRow(grid);
  const cells = shape(grid);
  rows.forEach((row, down) => row.forEach((value, across) => { cells[top + down][left + across].value = value.trim(); }));
  event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
});

document.addEventListener("input", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  if (grid && event.target.value && event.target.closest("tr") === grid.rows[grid.rows.length - 1]) addRow(grid);
});

document.addEventListener("keydown", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  if (!grid || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key) || event.isComposing) return;
  const place = event.target.closest("td");
  const next = grid.rows[place.parentElement.rowIndex + (event.key === "ArrowUp" ? -1 : 1)];
  event.preventDefault();
  next?.cells[place.cellIndex].firstElementChild.focus();
});
