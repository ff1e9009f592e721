// Other views of an answer, where its columns allow them.
import { showBars, type Series } from "../bars.js";
import { make } from "../dom.js";
import { showSpans, type Span } from "../spans.js";
import { text } from "../words.js";
import { daysOf, learn, name, numberOf, short, type Row } from "./answer.js";

/** Shows something in a place, and gives what has to be done when it goes. */
export type View = (place: HTMLElement) => Leave | void | Promise<Leave | void>;
export type Leave = () => void;

const MOST_BARS = 60;
const MOST_SERIES = 6;
const MOST_SPANS = 300;
/** What columns are called whose days are the end of something. */
const ENDS = /end|until|last|ends|closed/i;

/** A chart of the columns with numbers, by the others; none without both. */
export function chartOf(columns: string[], rows: Row[]): View | undefined {
  const numeric = columns.filter((one) =>
    all(rows, (row) => numberOf(row[one]) !== undefined, one),
  );
  let others = columns.filter((one) => !numeric.includes(one));
  // Of numbers alone the first says what the others are of, such as a year.
  if (!others.length && isEachOnce(rows, columns[0])) others = numeric.splice(0, 1);
  if (!numeric.length || !others.length || !rows.length || rows.length > MOST_BARS) {
    return undefined;
  }
  const labels = labelled(rows, others);
  const series: Series[] = numeric.slice(0, MOST_SERIES).map((column) => ({
    name: column,
    role: roleOf(column, numeric.length),
    values: rows.map((row) => numberOf(row[column])),
  }));
  return (place) => showBars(place, labels, series);
}

/** The rows in time, if a column has dates. */
export function timelineOf(columns: string[], rows: Row[]): View | undefined {
  const dated = columns.filter((one) => all(rows, (row) => daysOf(row[one]) !== undefined, one));
  const starts = dated.find((one) => !ENDS.test(one));
  if (!starts || rows.length > MOST_SPANS) return undefined;
  const ends = dated.find((one) => one !== starts && ENDS.test(one));
  const others = columns.filter((one) => !dated.includes(one) && numberOf(rows[0]?.[one]) == null);
  // A thing of which several rows tell the same days is one bar.
  const thing = others.find((one) => all(rows, (row) => row[one]?.type === "uri", one));
  const keys = rows.map((row, at) =>
    thing ? [thing, starts, ends ?? starts].map((one) => row[one]?.value).join(" ") : String(at),
  );
  const told = new Map<string, string>();
  for (const [at, row] of rows.entries()) {
    const lines = columns.map((one) => `${one}: ${short(row[one])}`);
    const known = told.get(keys[at] ?? "")?.split("\n") ?? [];
    told.set(keys[at] ?? "", [...new Set([...known, ...lines])].join("\n"));
  }
  const labels = thing
    ? rows.map((row) => name(row[thing]))
    : others.length
      ? labelled(rows, others)
      : rows.map((row) => short(row[starts]));
  const spans = rows.flatMap((row, at): Span[] => {
    if (keys.indexOf(keys[at] ?? "") < at) return [];
    const begin = daysOf(row[starts]);
    if (!begin) return [];
    const end = ends ? daysOf(row[ends]) : undefined;
    const label = labels[at] ?? "";
    return [
      {
        id: String(at),
        lane: label,
        title: label,
        told: told.get(keys[at] ?? "") ?? "",
        kind: ends ? "agreements" : "events",
        isPlanned: false,
        first: begin[0],
        sure: begin[1],
        ...(end ? { closing: end[0], last: end[1] } : {}),
        renews: [],
      },
    ];
  });
  return (place) => {
    showSpans(place, spans, []);
  };
}

/** The links between the first two columns of things, or those that are called so. */
export function networkOf(columns: string[], rows: Row[]): View | undefined {
  const things = columns.filter((one) => rows.some((row) => row[one]?.type === "uri"));
  const named = columns.includes("source") && columns.includes("target");
  const [source, target] = named ? ["source", "target"] : things;
  if (!source || !target) return undefined;
  const links = rows.flatMap((row): [string, string][] => {
    const [from, to] = [row[source], row[target]];
    return from?.type === "uri" && to?.type === "uri" ? [[from.value, to.value]] : [];
  });
  return links.length ? linked(links) : undefined;
}

/** A network of links between things. */
export function linked(links: [string, string][]): View {
  return async (place) => {
    const { drawNetwork } = await import("./network.js");
    await learn(links.flat());
    const about = make("p", { class: "quiet" });
    const canvas = make("div", { class: "canvas" });
    place.replaceChildren(about, canvas);
    if (!canvas.isConnected) return;
    const { nodes, edges, leave } = drawNetwork(canvas, links, (iri) =>
      name({ type: "uri", value: iri }),
    );
    about.textContent = text("sparql.network_about", { nodes, edges });
    return leave;
  };
}

/** Whether a column has what is asked for wherever it has a value, and at least once. */
function all(rows: Row[], fits: (row: Row) => boolean, column: string): boolean {
  const filled = rows.filter((row) => row[column] !== undefined);
  return filled.length > 0 && filled.every(fits);
}

function isEachOnce(rows: Row[], column = ""): boolean {
  return new Set(rows.map((row) => row[column]?.value)).size === rows.length;
}

/** As few columns as tell the rows apart. */
function labelled(rows: Row[], columns: string[]): string[] {
  for (let count = 1; count <= columns.length; count += 1) {
    const made = rows.map((row) =>
      columns
        .slice(0, count)
        .map((one) => name(row[one]))
        .join(" · "),
    );
    if (new Set(made).size === made.length) return made;
  }
  return rows.map((row, at) => `${name(row[columns[0] ?? ""])} (${at + 1})`);
}

function roleOf(column: string, count: number): string {
  if (count === 1) return "Actual";
  if (/target/i.test(column)) return "Target";
  return count === 2 && /actual/i.test(column) ? "Actual" : "group";
}
