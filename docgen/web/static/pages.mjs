// The drawn pages: a new one takes the old one's place only when its pictures are whole; scrolling stays.

let turn = 0;

export async function showPages(html) {
  const own = ++turn;
  const holder = document.getElementById("pages");
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const fresh = document.importNode(parsed.content, true); // pictures within a template are never loaded
  const sheets = [...fresh.querySelectorAll(".sheet")];
  const shown = [...holder.querySelectorAll(".sheet")];
  await Promise.all(sheets.map(async (sheet, at) => {
    if (shown[at]?.dataset.mark === sheet.dataset.mark) return;
    const bands = [...sheet.querySelectorAll("img")];
    await Promise.allSettled(bands.map((band) => band.decode())); // one that fails comes later
  }));
  if (own !== turn) return false; // newer pages came while these pictures were read
  sheets.forEach((sheet, at) => {
    const old = shown[at];
    if (!old) holder.append(sheet);
    else if (old.dataset.mark !== sheet.dataset.mark) old.replaceWith(sheet);
    else old.querySelector("svg").replaceWith(sheet.querySelector("svg"));
  });
  shown.slice(sheets.length).forEach((old) => old.remove());
  const said = fresh.querySelector(".no-page");
  if (said && !sheets.length && !holder.querySelector(".sheet")) holder.replaceChildren(said);
  else holder.querySelector(".no-page")?.remove();
  return true;
}

// Marks on the drawn pages what a control of the form prints.
export function showPlace(control) {
  const name = control?.dataset?.template ?? control?.name ?? "";
  const spots = document.querySelectorAll("#pages a[data-field]");
  let first = null;
  for (const link of spots) {
    const here = link.dataset.field === name || (name && name.startsWith(`${link.dataset.field}/`));
    link.firstElementChild.classList.toggle("is-here", Boolean(here));
    if (here && !first) first = link.firstElementChild;
  }
  const panel = document.querySelector(".half-page");
  if (!first || !panel || panel.scrollHeight <= panel.clientHeight) return;
  const box = first.getBoundingClientRect(), frame = panel.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) panel.scrollTop += box.top - frame.top - frame.height / 3;
}
