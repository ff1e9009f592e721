// The form that a document is sent with: it may be dropped on the page, and says that it is read.
import { element } from "../dom.js";
import { text } from "../words.js";

const form = element<HTMLFormElement>("send");
const file = element<HTMLInputElement>("file");
const state = element("state");

for (const one of document.querySelectorAll<HTMLElement>(".needs-script")) one.hidden = false;

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
document.addEventListener("dragleave", () => form.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (!event.dataTransfer?.files.length) return;
  file.files = event.dataTransfer.files;
  form.requestSubmit();
});
form.addEventListener("submit", () => {
  state.textContent = text("draft.reading");
  element<HTMLButtonElement>("read").disabled = true;
});
// Coming back with the browser's history finds the form as it was left.
window.addEventListener("pageshow", () => {
  state.textContent = "";
  element<HTMLButtonElement>("read").disabled = false;
});
