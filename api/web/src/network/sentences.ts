// The sentences behind ties, from what explains a score.
import type { Place, Statement, Thing } from "../api.js";
import type { ExplainedTie } from "./asking.js";

/** A place that states something, and the document that it is in. */
export interface Quote extends Place {
  document: Thing;
}

// What says most of why something is there comes first.
const FIRST = ["rk:party", "rk:signedOn", "rk:validFrom", "rk:validUntil", "rk:status"];
const NAMING = ["rdf:type", "rdfs:label", "skos:altLabel"];

/** The sentences of a tie, each once, those that say most first; without sentences one a document. */
export function quotes(tie: ExplainedTie): Quote[] {
  const rank = ({ property }: Statement): number => {
    const at = FIRST.indexOf(property.name);
    return at < 0 ? FIRST.length + Number(NAMING.includes(property.name)) : at;
  };
  const found = new Map<string, Quote>();
  for (const { document, evidence } of [...tie.statements].sort((a, b) => rank(a) - rank(b))) {
    for (const place of evidence) {
      const key = `${document.id} ${place.sentence ?? ""}`;
      if (!found.has(key)) found.set(key, { document, ...place });
    }
  }
  return [...found.values()];
}
