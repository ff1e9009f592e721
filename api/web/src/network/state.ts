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

/** Write the state into the address; what stands there for other reasons stays. */
export function writeAddress(state: State): void {
  const given = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(state)) {
    if (value) given.set(name, value);
    else given.delete(name);
  }
  const query = given.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  // The other languages are links to the same view.
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) {
    const there = new URLSearchParams(given);
    there.set("lang", link.hreflang);
    link.search = there.toString();
  }
}
