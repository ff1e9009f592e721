// What is shown of an answer: one of several views, and files to take along.
import { address } from "../api.js";
import { make } from "../dom.js";
import { number, text } from "../words.js";
import { learn, type Table } from "./answer.js";
import type { Answer } from "./running.js";
import { showTable } from "./table.js";
import { chartOf, linked, networkOf, timelineOf, type Leave, type View } from "./views.js";

const OF_TABLES = ["csv", "tsv", "json", "xml"];
const OF_GRAPHS = ["turtle", "ntriples", "jsonld", "rdfxml"];
const TRIPLE = /^(<[^>]*>) <[^>]*> (<[^>]*>) \.$/gm;

/** Show an answer to `query` in `place`, in the view that is called `wanted` if it has that. */
export function showAnswer(
  place: HTMLElement,
  answer: Answer,
  query: string,
  wanted: string,
  chosen: (view: string) => void,
): void {
  if ("table" in answer && answer.table.boolean !== undefined) {
    const told = text(answer.table.boolean ? "sparql.yes" : "sparql.no");
    place.replaceChildren(make("p", { class: "verdict" }, told));
    return;
  }
  const views = "table" in answer ? ofTable(answer.table) : ofGraph(answer.graph, query);
  if (!views.size) {
    place.replaceChildren(make("p", { class: "empty" }, text("sparql.empty")));
    return;
  }
  const panel = make("div", { id: "view", role: "tabpanel" });
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
  let leave: Promise<Leave | void> | undefined;
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

  function open(at: number, byHand = true): void {
    const name = names[at] ?? "";
    for (const [other, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(other === at));
      tab.tabIndex = other === at ? 0 : -1;
    }
    panel.className = name === "chart" || name === "timeline" ? "chart" : "";
    if (name === "timeline") panel.classList.add("timeline");
    panel.setAttribute("aria-label", text(`sparql.${name}`));
    panel.replaceChildren();
    leave?.then((done) => done?.());
    leave = Promise.resolve(views.get(name)?.(panel));
    if (byHand) chosen(name);
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
