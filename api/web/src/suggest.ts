// Names while somebody types: the combobox pattern of the WAI-ARIA Authoring Practices.
import { ask, pageOf } from "./api.js";
import { make } from "./dom.js";
import { text } from "./words.js";

/** A thing with a name like what is typed, and the name that is like it. */
export interface Hit {
  id: string;
  slug: string;
  collection: string;
  label: string;
  match: { value: string; lang: string };
}

const DELAY = 120;
const MOST = 8;

/** Things of the graph with a name like this. */
export async function named(query: string, limit = MOST): Promise<Hit[]> {
  return (await ask<{ results: Hit[] }>("/search", { q: query, limit })).results;
}

/** Suggest things under `box`; a chosen one is given to `choose`, or else its page is opened. */
export function suggestWhileTyping(
  box: HTMLInputElement,
  choose: (hit: Hit) => void = (hit) => location.assign(pageOf(hit.id)),
  find: (query: string) => Promise<Hit[]> = named,
): void {
  const list = make("ul", { id: `${box.id}-hits`, role: "listbox", class: "hits", hidden: true });
  list.setAttribute("aria-label", text("common.suggestions"));
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.autocomplete = "off";
  let hits: Hit[] = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  function show(found: Hit[]): void {
    hits = found;
    active = -1;
    list.replaceChildren(
      ...hits.map((hit, index) =>
        make(
          "li",
          { id: `${list.id}-${index}`, role: "option", mousedown: () => take(hit) },
          make("span", {}, hit.label),
          hit.match.value === hit.label
            ? null
            : make("small", { lang: hit.match.lang }, ` ${hit.match.value}`),
          hit.collection
            ? make("small", { class: "kind" }, text(`common.one_of_${hit.collection}`))
            : null,
        ),
      ),
    );
    list.hidden = hits.length === 0;
    box.setAttribute("aria-expanded", String(hits.length > 0));
    mark();
  }

  /** Nothing is suggested, nor will be by an answer that is still under way. */
  function close(): void {
    clearTimeout(timer);
    asked += 1;
    show([]);
  }

  function take(hit: Hit): void {
    close();
    choose(hit);
  }

  function mark(): void {
    for (const [index, item] of [...list.children].entries()) {
      item.setAttribute("aria-selected", String(index === active));
    }
    if (active < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `${list.id}-${active}`);
  }

  async function look(): Promise<void> {
    const turn = ++asked;
    const query = box.value.trim();
    if (!query) return show([]);
    try {
      const found = await find(query);
      if (turn === asked) show(found.slice(0, MOST));
    } catch {
      // Suggestions are a help: the form itself says what is wrong with a search.
      if (turn === asked) show([]);
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, DELAY);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    // While Japanese is being composed, Enter and arrows are for what is composed.
    if (event.isComposing) return;
    if (event.key === "Escape" && hits.length) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      active = (active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % hits.length;
      mark();
    } else if (event.key === "Enter") {
      const hit = hits[active];
      if (hit) {
        event.preventDefault();
        take(hit);
      }
    }
  });
}
