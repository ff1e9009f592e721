// What every page does: names are suggested in the search boxes; on a phone the content comes first.
import { suggestWhileTyping } from "../suggest.js";

const box = document.querySelector<HTMLInputElement>("#search");
if (box) suggestWhileTyping(box);

// Where rows of links are wider than the screen, the one that is open is in sight.
for (const current of document.querySelectorAll<HTMLElement>("nav [aria-current]")) {
  const list = current.closest("ul");
  for (const row of [list, list?.parentElement]) {
    if (row) row.scrollLeft = current.offsetLeft - row.offsetLeft - 16;
  }
}

// Forms that narrow a list down stand before it, and would fill the screen of a phone.
if (window.matchMedia("(max-width: 40rem)").matches) {
  for (const form of document.querySelectorAll<HTMLDetailsElement>("details.narrow")) {
    form.open = false;
  }
}
