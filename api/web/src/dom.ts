// Making and finding elements. Text is only ever set as text, so nothing needs to be escaped.

type Content = Node | string | null | undefined;
type Properties = Record<string, string | number | boolean | EventListener | undefined>;

/** The element with this id, of which the page has one. */
export function element<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found as E;
}

/** A new element: functions become listeners, the rest attributes; `false` leaves one out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...content: Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...content.filter((one): one is Node | string => one != null));
  return made;
}
