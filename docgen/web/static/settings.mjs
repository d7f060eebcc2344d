// ตั้งค่า: the calendar of date fields, rows, and one question before something is removed.

import "./calendar.mjs";
import "./grid.mjs";
import { addRow, dropRow } from "./rows.mjs";

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.sure && !confirm(button.dataset.sure)) event.preventDefault();
  if (button?.dataset.addRow !== undefined) addRow(button.form, button.dataset.addRow);
  if (button?.dataset.dropRow !== undefined) dropRow(button);
});
