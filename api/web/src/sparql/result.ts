// What is shown of an answer: one of several views, and files to take along.
import { address, problemOf, reasonOf } from "../api.js";
import { make } from "../dom.js";
import { number, text } from "../words.js";
import { learn, type Table } from "./answer.js";
import type { Answer } from "./running.js";
import { showTable } from "./table.js";
import { chartOf, linked, networkOf, timelineOf, type Leave, type View } from "./views.js";

const OF_TABLES = ["csv", "tsv", "json", "xml"];
const OF_GRAPHS = ["turtle", "ntriples", "jsonld", "rdfxml"];
/** The classes of what a view is shown in. */
const CLASSES: Record<string, string> = { chart: "chart", timeline: "chart timeline" };
const TRIPLE = /^(<[^>]*>) <[^>]*> (<[^>]*>) \.$/gm;

/**
 * Show an answer to `query` in `place`, in the view that is called `wanted` if it has that.
 * Gives what has to be done when it goes.
 */
export function showAnswer(
  place: HTMLElement,
  answer: Answer,
  query: string,
  wanted: string,
  chosen: (view: string) => void,
): Leave {
  if ("table" in answer && answer.table.boolean !== undefined) {
    const told = text(answer.table.boolean ? "sparql.yes" : "sparql.no");
    place.replaceChildren(make("p", { class: "verdict" }, told));
    return () => undefined;
  }
  const views = "table" in answer ? ofTable(answer.table) : ofGraph(answer.graph, query);
  if (!views.size) {
    place.replaceChildren(make("p", { class: "empty" }, text("sparql.empty")));
    return () => undefined;
  }
  let panel = make("div", {});
  const tabs = [...views].map(([name]) =>
    make(
      "button",
      { type: "button", role: "tab", "aria-controls": "view" },
      text(`sparql.${name}`),
    ),
  );
  const bar = make("div", { class: "tabs", role: "tablist" }, ...tabs);
  bar.setAttribute("aria-label", text("sparql.views"));
  const names = [...views.keys()];
  let left: Promise<Leave | void> | undefined;
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener("click", () => open(at));
    tab.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (!step) return;
      event.preventDefault();
      const next = (at + step + tabs.length) % tabs.length;
      open(next);
      tabs[next]?.focus();
    });
  }
  const formats = "table" in answer ? OF_TABLES : OF_GRAPHS;
  place.replaceChildren(make("div", { class: "above" }, bar, downloads(formats, query)), panel);
  open(Math.max(0, names.indexOf(wanted)), false);
  void learn("table" in answer ? things(answer.table) : []).then((isNew) => {
    const now = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    if (isNew && panel.isConnected) open(now, false);
  });
  return leave;

  function open(at: number, byHand = true): void {
    const name = names[at] ?? "";
    for (const [other, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(other === at));
      tab.tabIndex = other === at ? 0 : -1;
    }
    leave();
    // Each view has a panel of its own: what comes late for one is not put into another.
    const made = make("div", { id: "view", role: "tabpanel", class: CLASSES[name] });
    made.setAttribute("aria-label", text(`sparql.${name}`));
    panel.replaceWith(made);
    panel = made;
    left = filled(panel, views.get(name));
    if (byHand) chosen(name);
  }

  function leave(): void {
    void left?.then((done) => done?.());
    left = undefined;
  }
}

/** Fill a panel with a view, or with what is in its way. */
async function filled(panel: HTMLElement, view: View | undefined): Promise<Leave | void> {
  try {
    return await view?.(panel);
  } catch (error) {
    const told = text("sparql.not_viewed", { reason: reasonOf(error) });
    panel.replaceChildren(make("p", { class: "notice bad", role: "alert" }, told));
  }
}

/** The things that a table speaks of. */
function things(table: Table): string[] {
  const rows = table.results?.bindings ?? [];
  return rows.flatMap((row) =>
    Object.values(row).flatMap((term) => (term?.type === "uri" ? [term.value] : [])),
  );
}

/** What an answer is, in a few words. */
export function summary(answer: Answer): string {
  const seconds = number(answer.seconds, 2);
  if ("graph" in answer) return text("sparql.graph_in", { seconds });
  const rows = answer.table.results?.bindings;
  return rows ? text("sparql.rows_in", { count: number(rows.length), seconds }) : `${seconds} s`;
}

function ofTable(table: Table): Map<string, View> {
  const columns = table.head.vars ?? [];
  const rows = table.results?.bindings ?? [];
  const views = new Map<string, View>();
  if (!rows.length) return views;
  views.set("table", (place) => showTable(place, columns, rows));
  const found = { chart: chartOf, network: networkOf, timeline: timelineOf };
  for (const [name, made] of Object.entries(found)) {
    const view = made(columns, rows);
    if (view) views.set(name, view);
  }
  return views;
}

/** A graph as text, and as a network of its triples between things. */
function ofGraph(turtle: string, query: string): Map<string, View> {
  const views = new Map<string, View>([
    ["text", (place) => place.replaceChildren(make("pre", { tabindex: "0" }, turtle))],
  ]);
  views.set("network", async (place) => {
    const triples = await fetch(address("/sparql", { query, format: "ntriples" }));
    if (!triples.ok) throw await problemOf(triples);
    const found = [...(await triples.text()).matchAll(TRIPLE)];
    const links = found.map(([, from, to]): [string, string] => [bare(from), bare(to)]);
    return linked(links)(place);
  });
  return views;
}

function bare(iri = ""): string {
  return iri.slice(1, -1);
}

function downloads(formats: string[], query: string): HTMLElement {
  const links = formats.flatMap((format) => [
    " ",
    make(
      "a",
      { href: address("/sparql", { query, format }), download: `answer.${format}` },
      format,
    ),
  ]);
  return make("p", { class: "downloads" }, text("sparql.download"), ...links);
}
