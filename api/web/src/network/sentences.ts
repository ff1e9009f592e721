// The sentences behind ties: what `centrality?explain=` says of a node.
import { askPatiently, type Thing } from "../api.js";

interface Statement {
  property: { name: string };
  document: Thing;
  evidence: { start: number; end: number; sentence?: string }[];
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

/** A place in a document that states something. */
export interface Quote {
  document: Thing;
  start: number;
  end: number;
  sentence?: string | undefined;
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
  return (await askPatiently<{ explanation: Explanation }>(path, asked, signal)).explanation;
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
    for (const { start, end, sentence } of evidence) {
      const key = `${document.id} ${sentence ?? `${start} ${end}`}`;
      if (!found.has(key)) found.set(key, { document, start, end, sentence });
    }
  }
  return [...found.values()];
}
