// The files below the page: what they are asked for is what is in view.
import { address } from "../api.js";
import { daysOf, type State } from "./state.js";

/** What of the state a file is asked for. */
const OF_STATE = ["as_of", "from", "to", "node", "radius", "color", "size"];

/** What a file of what is in view is called. */
export function fileName(name: string, state: State, form: string): string {
  const { node, radius, as_of, from, to } = state;
  const part = node && radius ? [node.replace(/.*\//, ""), radius] : [];
  return `${[name, ...part, as_of, from, to].filter(Boolean).join("-")}.${form}`;
}

/** Let the files of a network be of what is in view: of its days, or of the neighbourhood. */
export function addressFiles(name: string, state: State): void {
  const { node, radius, color, size } = state;
  const isPart = node && radius;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#downloads a")) {
    const form = link.dataset.form ?? "";
    const path = isPart ? `/networks/${name}/ego.${form}` : `/networks/${name}.${form}`;
    const given = new URLSearchParams(new URL(link.href).search);
    for (const one of OF_STATE) given.delete(one);
    const around = isPart ? { node, radius } : {};
    const wanted = { ...daysOf(state), color, size, ...around };
    link.download = fileName(name, state, form);
    link.href = address(path, { ...Object.fromEntries(given), ...wanted });
  }
}
