// The files below the page: what they are asked for is what is in view.
import { address } from "../api.js";
import { daysOf, type State } from "./state.js";

/** What of the state a file is asked for. */
const OF_STATE = ["as_of", "from", "to", "node", "radius", "color", "size"];

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
    link.href = address(path, { ...Object.fromEntries(given), ...wanted });
  }
}
