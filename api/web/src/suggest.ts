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

/**
 * Suggest things under `box`; a chosen one is given to `choose`, or else its page is opened.
 * With `unknown` a name that is typed and sent with Enter is taken, too: what is called exactly so,
 * or the only thing that is called nearly so; `unknown` says what to tell where there is nothing.
 */
export function suggestWhileTyping(
  box: HTMLInputElement,
  choose: (hit: Hit) => void = (hit) => location.assign(pageOf(hit.id)),
  find: (query: string) => Promise<Hit[]> = named,
  unknown?: (query: string) => string,
): void {
  const list = make("ul", { id: `${box.id}-hits`, role: "listbox", class: "hits", hidden: true });
  list.setAttribute("aria-label", text("common.suggestions"));
  const told = make("small", { id: `${box.id}-told`, role: "status" });
  box.after(list);
  if (unknown) {
    list.after(told);
    box.setAttribute("aria-describedby", told.id);
  }
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.autocomplete = "off";
  let hits: Hit[] = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  /** What was marked stays so if it is suggested again: answers come while somebody chooses. */
  function show(found: Hit[]): void {
    const marked = hits[active]?.id;
    hits = found;
    active = hits.findIndex(({ id }) => id === marked);
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

  /** Take the thing that was typed, let one of several be chosen, or say that there is none. */
  async function send(): Promise<void> {
    clearTimeout(timer);
    const turn = ++asked;
    const query = box.value.trim();
    if (!query || !unknown) return;
    const found = await find(query).catch(() => []);
    if (turn !== asked) return;
    const exact = found.find((one) => isCalled(one, query));
    const only = found.length === 1 ? found[0] : undefined;
    const hit = exact ?? only;
    if (hit) take(hit);
    else {
      show(found.slice(0, MOST));
      if (!found.length) told.textContent = unknown(query);
    }
  }

  box.addEventListener("input", () => {
    told.textContent = "";
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
      } else if (unknown) {
        event.preventDefault();
        void send();
      }
    }
  });
}

function isCalled({ label, match, slug }: Hit, query: string): boolean {
  const wanted = query.toLocaleLowerCase();
  return [label, match.value, slug].some((name) => name.toLocaleLowerCase() === wanted);
}
