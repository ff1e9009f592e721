// What the page asks the API.
import { ask } from "../api.js";
import type { Serialised } from "./model.js";
import type { Path } from "./panel.js";
import type { Row, Scores } from "./table.js";

interface Answer {
  meta: { measures: Record<string, string> };
  results: Row[];
}

/** A network over all time, every agreement by itself, with places, colours and sizes. */
export async function network(name: string, color: string, size: string): Promise<Serialised> {
  const asked = { parallel: "keep", positions: "true", color, size };
  return ask<Serialised>(`/networks/${name}.graphology.json`, asked);
}

/** Who is central on some days. */
export async function scores(
  name: string,
  measures: string[],
  days: Record<string, string>,
  signal: AbortSignal,
): Promise<Scores> {
  const asked = { measures: measures.join(","), ...days };
  const found = await ask<Answer>(`/networks/${name}/centrality`, asked, signal);
  return { rows: found.results, titles: found.meta.measures };
}

/** The shortest way between two nodes; undefined if there is none. */
export async function path(
  name: string,
  source: string,
  target: string,
  days: Record<string, string>,
  signal: AbortSignal,
): Promise<Path | undefined> {
  const asked = { source, target, ...days };
  return (await ask<{ results: Path[] }>(`/networks/${name}/paths`, asked, signal)).results[0];
}
