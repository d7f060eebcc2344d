// Rows that the page adds before anything is typed into them.

export function addRow(form, name) {
  const blank = form.querySelector(`template[data-blank="${CSS.escape(name)}"]`);
  const holder = form.querySelector(`[data-new-rows="${CSS.escape(name)}"]`);
  const rows = holder.children.length, key = Number(blank.dataset.key);
  const named = blank.innerHTML.includes("@@#name");
  const row = document.createElement("template");
  row.innerHTML = blank.innerHTML.replaceAll("@@", named ? `+${rows}` : String(key + rows));
  for (const [at, control] of [...row.content.querySelectorAll("input, select, textarea")].entries()) {
    const label = control.id ? row.content.querySelector(`label[for="${control.id}"]`) : null;
    control.id = `new-${key + rows}-${at}-${name.length}`;
    if (label) label.htmlFor = control.id;
    const button = control.parentElement.querySelector("[data-calendar]");
    if (button) button.dataset.calendar = control.id;
  }
  holder.append(row.content);
  holder.lastElementChild.querySelector("input, select, textarea").focus();
}

export function dropRow(button) {
  const row = button.closest(".row");
  for (const control of row.querySelectorAll("input, select, textarea")) control.value = "";
  const add = row.closest("fieldset.rows")?.querySelector("[data-add-row]");
  row.hidden = true;
  add?.focus();
}

export function openField(form, name) {
  const opened = form.elements.open;
  opened.value = opened.value ? `${opened.value}\n${name}` : name;
}
