// ตั้งค่า: the calendar of date fields, and rows.

import "./calendar.mjs";
import "./grid.mjs";
import { addRow, dropRow } from "./rows.mjs";

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.addRow !== undefined) addRow(button.form, button.dataset.addRow);
  if (button?.dataset.dropRow !== undefined) dropRow(button);
});
