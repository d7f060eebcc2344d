// The place to drop a file: tells which files were chosen, in the page's own language.

const MOST = 59_900_000; // bytes of one request, as the server has it, less what stands beside the files

document.addEventListener("change", (event) => {
  if (!event.target.matches?.("input.drop")) return;
  const said = event.target.parentElement.querySelector("[data-said]");
  const files = [...event.target.files], names = files.map((file) => file.name);
  const large = files.reduce((bytes, file) => bytes + file.size, 0) > MOST ? said.dataset.large : "";
  event.target.setCustomValidity(large);
  said.textContent = large || (names.length ? names.join(", ") : said.dataset.said);
  said.classList.toggle("is-chosen", names.length > 0);
});
