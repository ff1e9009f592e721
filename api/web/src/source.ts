// The sentences behind something, in a dialog; without scripts its link leads to its page.
import {
  address,
  ask,
  chosenLanguage,
  pageOf,
  reasonOf,
  type Place,
  type Statement,
  type Thing,
} from "./api.js";
import { make } from "./dom.js";
import { Latest } from "./latest.js";
import { text } from "./words.js";

interface Told {
  id: string;
  label: string;
  stated_as?: string[];
  statements: Statement[];
}

const dialog = make("dialog", { class: "source", "aria-labelledby": "source-title" });
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
const asking = new Latest();

/** Show where the things that the links lead to are stated; of `properties`, if there are any. */
export function showSources(within: ParentNode, properties: string[] = []): void {
  document.body.append(dialog);
  within.addEventListener("click", (event) => {
    const pressed = event as MouseEvent;
    const link = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>("a.source");
    if (!link || pressed.metaKey || pressed.ctrlKey || pressed.shiftKey) return;
    event.preventDefault();
    const where = link instanceof SVGAElement ? link.href.baseVal : link.href;
    const title = link.dataset["title"];
    void open(new URL(where, location.href).pathname, properties, title);
  });
}

async function open(path: string, properties: string[], title?: string): Promise<void> {
  // What was asked for before was closed, and must not be told of this.
  const signal = asking.next();
  fill(title ?? text("source.title"), make("p", { class: "quiet" }, text("source.loading")));
  dialog.showModal();
  try {
    const told = await ask<Told>(path, {}, signal);
    fill(title ?? told.label, ...content(told, properties));
  } catch (error) {
    if (signal.aborted) return;
    const told = text("source.failed", { reason: reasonOf(error) });
    fill(title ?? text("source.title"), make("p", { class: "notice bad" }, told));
  }
}

function fill(title: string, ...content: Node[]): void {
  const close = make(
    "button",
    { type: "button", click: () => dialog.close() },
    text("source.close"),
  );
  dialog.replaceChildren(
    make("h2", { id: "source-title" }, title),
    ...content,
    make("p", { class: "buttons" }, close),
  );
}

function content(told: Told, properties: string[]): Node[] {
  const wanted = told.statements.filter(
    (one) => !properties.length || properties.includes(one.property.name),
  );
  const nodes: Node[] = [];
  if (told.stated_as?.length) {
    nodes.push(
      make(
        "dl",
        { class: "facts" },
        make("dt", {}, text("source.as_stated")),
        make("dd", {}, told.stated_as.join(" · ")),
      ),
    );
  }
  const documents = new Map(wanted.map((one) => [one.document.id, one.document]));
  for (const from of documents.values()) {
    const places = wanted.filter((one) => one.document.id === from.id).map((one) => one.evidence);
    nodes.push(quoted(from, places.flat()));
  }
  if (!wanted.some((one) => one.evidence.some((place) => place.sentence))) {
    nodes.push(make("p", { class: "quiet" }, text("source.no_text")));
  }
  nodes.push(make("p", {}, make("a", { href: pageOf(told.id) }, text("source.open"))));
  return nodes;
}

/** What a document says: each sentence once, in the order of the text, and where. */
function quoted(from: Thing, places: Place[]): Node {
  const ordered = [...places].sort((one, other) => one.start - other.start);
  const said = [...new Set(ordered.map((place) => place.sentence ?? ""))];
  // Of a long sentence each place has as much as is near; the longest of these says the most.
  const sentences = said.filter(
    (one) => !said.some((other) => other !== one && other.includes(one)),
  );
  const spans = new Set(ordered.map((place) => `${place.start}–${place.end}`));
  return make(
    "div",
    { class: "quoted" },
    ...sentences.map((sentence) => (sentence ? make("blockquote", {}, sentence) : null)),
    make(
      "small",
      {},
      make(
        "a",
        {
          href: address(`/documents/${encodeURIComponent(from.slug)}`, { lang: chosenLanguage() }),
        },
        text("source.place", { document: from.label, places: [...spans].join(", ") }),
      ),
    ),
  );
}
