// The place to drop a file: tells which files were chosen, in the page's own language.

document.addEventListener("change", (event) => {
  if (!event.target.matches?.("input.drop")) return;
  const said = event.target.parentElement.querySelector("[data-said]");
  const names = [...event.target.files].map((file) => file.name);
  said.textContent = names.length ? names.join(", ") : said.dataset.said;
  said.classList.toggle("is-chosen", names.length > 0);
});
