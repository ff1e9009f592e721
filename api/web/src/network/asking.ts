// What the page asks the API, and what that answers.
import { ask, type Statement, type Thing } from "../api.js";
import type { Serialised } from "./model.js";

/** A row of `/networks/{name}/centrality`. */
export interface Row {
  id: string;
  label: string;
  [measure: string]: string | number | null;
}

/** The scores of some days: rows, and what measures are called. */
export interface Scores {
  rows: Row[];
  titles: Record<string, string>;
}

/** A path as `/networks/{name}/paths` tells it. */
export interface Path {
  length: number;
  nodes: { id: string; label: string }[];
}

/** A tie with its statements. */
export interface ExplainedTie {
  id: string;
  slug: string;
  label: string;
  kind: string;
  with: { id: string; label: string }[];
  statements: Statement[];
}

/** What the score of a node rests on. */
export interface Explanation {
  rank: number | null;
  scores: Record<string, number | null>;
  interval: Record<string, { least: number; largest: number }>;
  documents: Thing[];
  ties: ExplainedTie[];
  omitted: number;
  conflicts: { subject: { id: string } }[];
}

/** A network over all time, every agreement by itself, with places, colours and sizes. */
export async function askNetwork(
  name: string,
  color: string,
  size: string,
  signal?: AbortSignal,
): Promise<Serialised> {
  const asked = { parallel: "keep", positions: "true", color, size };
  return ask<Serialised>(`/networks/${name}.graphology.json`, asked, signal);
}

/** Who is central on some days. */
export async function askScores(
  name: string,
  measures: string[],
  days: Record<string, string>,
  signal: AbortSignal,
): Promise<Scores> {
  const asked = { measures: measures.join(","), ...days };
  const { results, meta } = await ask<{
    meta: { measures: Record<string, string> };
    results: Row[];
  }>(`/networks/${name}/centrality`, asked, signal);
  return { rows: results, titles: meta.measures };
}

/** What the score of a node rests on. */
export async function askExplanation(
  name: string,
  node: string,
  measure: string,
  days: Record<string, string>,
  signal: AbortSignal,
): Promise<Explanation> {
  const asked = { explain: node, measures: measure, ...days };
  const path = `/networks/${name}/centrality`;
  return (await ask<{ explanation: Explanation }>(path, asked, signal)).explanation;
}

/** The shortest way between two nodes; undefined if there is none. */
export async function askPath(
  name: string,
  source: string,
  target: string,
  days: Record<string, string>,
  signal: AbortSignal,
): Promise<Path | undefined> {
  const asked = { source, target, ...days };
  return (await ask<{ results: Path[] }>(`/networks/${name}/paths`, asked, signal)).results[0];
}
