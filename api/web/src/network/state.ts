// What is in view, as the page's address says it.
import { ordinal, type Period } from "./days.js";

/** What the page shows; an empty text is not asked for. */
export interface State {
  as_of: string;
  from: string;
  to: string;
  size: string;
  color: string;
  sort: string;
  node: string;
  edge: string;
  path: string;
  radius: string;
  view: string;
}

const EMPTY: State = {
  as_of: "",
  from: "",
  to: "",
  size: "",
  color: "",
  sort: "",
  node: "",
  edge: "",
  path: "",
  radius: "",
  view: "",
};

/** The state that the address says. */
export function readAddress(): State {
  const given = new URLSearchParams(location.search);
  const names = Object.keys(EMPTY) as (keyof State)[];
  return Object.fromEntries(names.map((name) => [name, given.get(name) ?? ""])) as unknown as State;
}

/** The days that are in view; null for all time. */
export function periodOf({ as_of, from, to }: State): Period | null {
  if (as_of) return { first: ordinal(as_of), last: ordinal(as_of) };
  if (!from && !to) return null;
  return { first: from ? ordinal(from) : undefined, last: to ? ordinal(to) : undefined };
}

/** The same as the API is asked for them. */
export function daysOf({ as_of, from, to }: State): Record<string, string> {
  return as_of ? { as_of } : { from, to };
}

/** What a person chooses: the browser goes back from one choice to that before. */
const CHOICES: (keyof State)[] = ["as_of", "size", "color", "node", "edge", "path", "radius"];

/** The choices that the address does not say yet. */
function changed(state: State): string[] {
  const said = readAddress();
  return CHOICES.filter((name) => said[name] !== state[name]);
}

/**
 * Write the state into the address; what stands there for other reasons stays. With `isStep` the
 * browser goes back to what was chosen before; from days that follow each other in one step.
 */
export function writeAddress(state: State, isStep = false): void {
  const changes = changed(state);
  const isNextDay = changes.join() === "as_of" && history.state === "day";
  const given = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(state)) {
    if (value) given.set(name, value);
    else given.delete(name);
  }
  const query = given.toString();
  const address = query ? `?${query}` : location.pathname;
  if (isStep && changes.length && !isNextDay) {
    history.pushState(changes.join() === "as_of" ? "day" : null, "", address);
  } else history.replaceState(history.state, "", address);
  // The other languages are links to the same view.
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) {
    const there = new URLSearchParams(given);
    there.set("lang", link.hreflang);
    link.search = there.toString();
  }
}
