// What the picture stands in: the bar above it, the legend and time below it.
import { element, make } from "../dom.js";
import { draw } from "../svg.js";
import { number, text } from "../words.js";
import type { Network, Shown } from "./model.js";

export class Frame {
  /** Where the picture is drawn. */
  readonly stage: HTMLElement;
  private readonly counts = make("span", { role: "status" });
  private readonly legend = make("ul", { class: "legend", "aria-label": text("network.legend") });
  private readonly empty = make("p", { class: "empty", hidden: true }, text("network.nobody"));

  constructor(
    private readonly network: Network,
    bar: HTMLElement,
    time: HTMLElement,
  ) {
    const told = { nodes: network.nodes.size, edges: network.links.size };
    this.stage = make("div", {
      class: "stage",
      tabindex: 0,
      role: "application",
      "aria-label": text("network.stage", told),
    });
    this.stage.append(this.empty);
    element("view").replaceChildren(bar, this.stage, this.legend, time);
  }

  /** Say what is shown; gives the counts of it. */
  show({ nodes, links }: Shown, isOfDays: boolean): string {
    const counted = text("network.counts", {
      nodes: number(nodes.size),
      edges: number(links.size),
    });
    this.counts.textContent = counted;
    this.empty.hidden = nodes.size > 0;
    const isUnsure = [...links.values()].some(({ unsure }) => unsure);
    this.legend.replaceChildren(
      ...legend(this.network, nodes, isUnsure, isOfDays),
      make("li", { class: "counts" }, this.counts),
    );
    return counted;
  }
}

/** What the colours and lines that are there stand for. */
function legend(
  network: Network,
  nodes: Set<string>,
  isUnsure: boolean,
  isOfDays: boolean,
): HTMLElement[] {
  const there = new Set([...nodes].map((id) => network.nodes.get(id)?.color));
  const groups = network.groups.filter(({ color }) => there.has(color));
  const found = groups.map(({ label, color }) => {
    const disc = draw("circle", { cx: 12, cy: 12, r: 11, fill: color });
    return make("li", {}, sign(disc, { viewBox: "0 0 24 24" }), label);
  });
  if (network.colouring === "community" && isOfDays) {
    found.push(make("li", {}, text("network.all_time_groups")));
  }
  if (isUnsure) {
    const dashes = { stroke: "currentColor", "stroke-width": 3, "stroke-dasharray": "8 6" };
    const line = draw("line", { x1: 0, y1: 12, x2: 52, y2: 12, ...dashes });
    const dashed = sign(line, { viewBox: "0 0 52 24", class: "line" });
    found.push(make("li", {}, dashed, text("network.uncertain")));
  }
  return found;
}

/** A small drawing before the words that say the same. */
function sign(part: SVGElement, look: Record<string, string>): SVGElement {
  return draw("svg", { ...look, "aria-hidden": "true" }, part);
}
