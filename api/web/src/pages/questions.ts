// Boxes for things suggest names; what is chosen is given by its short name.
import { ask } from "../api.js";
import { suggestWhileTyping, type Hit } from "../suggest.js";

for (const box of document.querySelectorAll<HTMLInputElement>("input[data-among]")) {
  const collection = box.dataset["among"];
  // What stands there as an example gives way to what is typed.
  box.addEventListener("focus", () => box.select());
  suggestWhileTyping(
    box,
    (hit) => {
      box.value = hit.slug;
    },
    async (q) => (await ask<{ results: Hit[] }>("/search", { q, collection, limit: 8 })).results,
  );
}
