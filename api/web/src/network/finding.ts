// Nodes by name.
import { named, type Hit } from "../suggest.js";
import type { Network } from "./model.js";

const MOST = 8;
/** How many things of the whole graph are looked through for nodes. */
const OTHERS = 50;

/** Nodes with a name like this. */
export async function nodesNamed(network: Network, query: string): Promise<Hit[]> {
  const wanted = query.toLocaleLowerCase();
  const here: Hit[] = [];
  for (const { id, slug, label } of network.nodes.values()) {
    if (label.toLocaleLowerCase().includes(wanted) || slug.includes(wanted)) {
      here.push({ id, slug, label, collection: "", match: { value: label, lang: "" } });
    }
    if (here.length >= MOST) break;
  }
  if (here.length) return here;
  // Names in other languages and spellings are those that the whole graph is searched for.
  return (await named(query, OTHERS)).filter(({ id }) => network.nodes.has(id));
}
