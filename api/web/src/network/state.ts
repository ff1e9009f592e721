// What is in view, as the page's address says it.

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

/** The state that the address tells. */
export function told(): State {
  const given = new URLSearchParams(location.search);
  const names = Object.keys(EMPTY) as (keyof State)[];
  return Object.fromEntries(names.map((name) => [name, given.get(name) ?? ""])) as unknown as State;
}

/** Write the state into the address; what stands there for other reasons stays. */
export function tell(state: State): void {
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
