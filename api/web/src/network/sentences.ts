// The sentences behind ties: what `centrality?explain=` says of a node.
import { ask, type Place, type Statement, type Thing } from "../api.js";

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

/** A place that states something, and the document that it is in. */
export interface Quote extends Place {
  document: Thing;
}

/** Ask what a node's score rests on. */
export async function explanation(
  network: string,
  node: string,
  measures: string,
  days: Record<string, string>,
  signal: AbortSignal,
): Promise<Explanation> {
  const asked = { explain: node, measures, ...days };
  const path = `/networks/${network}/centrality`;
  return (await ask<{ explanation: Explanation }>(path, asked, signal)).explanation;
}

// What says most of why something is there comes first.
const FIRST = ["rk:party", "rk:signedOn", "rk:validFrom", "rk:validUntil", "rk:status"];
const NAMING = ["rdf:type", "rdfs:label", "skos:altLabel"];

/** The sentences of a tie, each once, those that say most first. */
export function quotes(tie: ExplainedTie): Quote[] {
  const rank = ({ property }: Statement): number => {
    const at = FIRST.indexOf(property.name);
    return at < 0 ? FIRST.length + Number(NAMING.includes(property.name)) : at;
  };
  const found = new Map<string, Quote>();
  for (const { document, evidence } of [...tie.statements].sort((a, b) => rank(a) - rank(b))) {
    for (const place of evidence) {
      const key = `${document.id} ${place.sentence ?? `${place.start} ${place.end}`}`;
      if (!found.has(key)) found.set(key, { document, ...place });
    }
  }
  return [...found.values()];
}
