// Elements of drawings; their colours and strokes are those of classes (style/chart.css).
import { make } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | number | undefined>;

/** A new element of a drawing. */
export function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...content);
  return made;
}

/** What the signs of a chart stand for; `wide` is how wide a sign is. */
export function keyOf(entries: [sign: SVGElement[], told: string][], wide: number): HTMLElement {
  const rows = entries.map(([sign, told]) =>
    make("li", {}, draw("svg", { width: wide, height: 14, "aria-hidden": "true" }, ...sign), told),
  );
  return make("ul", { class: "key" }, ...rows);
}

const ruler = document.createElement("canvas").getContext("2d");

/** How wide a text is, in pixels. */
export function width(text: string, size = 12): number {
  if (!ruler) return text.length * size;
  ruler.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

/** As much of a text as has room. */
export function fitted(text: string, room: number, size = 12): string {
  if (width(text, size) <= room) return text;
  let shown = text;
  while (shown.length > 1 && width(`${shown}…`, size) > room) shown = shown.slice(0, -1);
  return `${shown.trimEnd()}…`;
}

/** Draw anew whenever `place` has another width. */
export function whenResized(place: Element, redraw: (wide: number) => void): void {
  let before = 0;
  new ResizeObserver(([entry]) => {
    const wide = Math.floor(entry?.contentRect.width ?? 0);
    if (!wide || wide === before) return;
    before = wide;
    redraw(wide);
  }).observe(place);
}
