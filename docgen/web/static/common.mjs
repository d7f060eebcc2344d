// What all scripts of the page share: asking the server, telling a screen reader, going to a field.

const told = (page) => page.querySelector('meta[name="docgen-token"]')?.content;
let token = told(document);

// Whether docgen was started again and opened in this browser: its new token is this page's from now on.
async function renewed() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  const fresh = told(new DOMParser().parseFromString(await answer.text(), "text/html"));
  if (!answer.ok || !fresh || fresh === token) return false;
  token = fresh;
  for (const control of document.querySelectorAll('input[name="token"]')) control.value = token;
  return true;
}

export async function ask(address, values, signal, again = true) {
  const answer = await fetch(address, {
    method: values ? "POST" : "GET",
    headers: { accept: "application/json", ...(values ? { "x-docgen-token": token } : {}) },
    body: values, signal, credentials: "same-origin",
  });
  if (answer.status === 403 && values && again && await renewed()) return ask(address, values, signal, false);
  const answered = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
  return { status: answer.status, ...answered };
}

export function tell(sentence) {
  document.getElementById("live").textContent = sentence;
}

export function put(id, html) {
  const element = document.getElementById(id);
  if (element && html !== undefined && element.dataset.html !== html) {
    element.innerHTML = html;
    element.dataset.html = html;
  }
}

export function goTo(id, line) {
  const found = document.getElementById(id);
  if (!found) return false;
  for (let box = found.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const control = found.matches("input, select, textarea") ? found
    : found.querySelector("input:not([type=hidden]), select, textarea") ?? found;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  control.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  control.focus({ preventScroll: true });
  if (line !== undefined && control.matches("textarea")) {
    const start = control.value.split("\n").slice(0, line).join("\n").length + (line ? 1 : 0);
    control.setSelectionRange(start, start);
  }
  control.classList.remove("flash");
  void control.offsetWidth;
  control.classList.add("flash");
  return true;
}

export function insert(control, text) {
  control.focus();
  // The old command alone keeps the browser's own undo.
  if (!document.execCommand("insertText", false, text)) control.setRangeText(text, control.selectionStart, control.selectionEnd, "end");
}

// Signs of Word and of web pages that nobody sees and no letter may hold: odd spaces are spaces, the others go.
export function seenText(text) {
  return text.replace(/\r\n?|[\v\x85\u2028\u2029]/g, "\n").replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g, "");
}
