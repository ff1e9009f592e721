// Values by period as bars: targets are marks across the bars of results, parts are stacked.
import { scaleBand, scaleLinear } from "d3-scale";
import { make } from "./dom.js";
import { draw, fitted, keyOf, whenResized, width } from "./svg.js";
import { language } from "./words.js";

/** A column of a table. `role` is a measure, or `part` or `total` of a sum. */
export interface Series {
  name: string;
  role: string;
  values: (number | undefined)[];
}

const HIGH = 280;
const TOP = 22;
const SIZE = 12;
/** The most that a period takes. */
const WIDEST = 130;
/** The most that its name takes. */
const LONGEST = 130;
/** Hatches that tell parts apart where colours do not. */
const HATCHES = ["", "M-1 9L9 -1", "M2 4h2", "M-1 -1L9 9", "M0 4h8", "M4 0v8"];
let charts = 0;

/** Show a chart of `series` in `place`, with a key above it. */
export function showBars(place: HTMLElement, labels: string[], series: Series[]): void {
  const parts = series.filter((one) => one.role === "part");
  const signs = series.map((one): [SVGElement[], string] => {
    const shade = one.role === "group" ? series.indexOf(one) : parts.indexOf(one);
    return [swatch(one, shade), one.name];
  });
  const canvas = make("div");
  place.replaceChildren(...(series.length > 1 ? [keyOf(signs, 18)] : []), canvas);
  whenResized(canvas, (wide) => canvas.replaceChildren(chart(wide, labels, series)));
}

/** A number as short as an axis needs it. */
function compact(value: number): string {
  return value.toLocaleString(language, { notation: "compact", maximumFractionDigits: 1 });
}

function swatch(one: Series, part: number): SVGElement[] {
  if (one.role === "Target" || one.role === "total") {
    return [draw("path", { d: "M1 7h16", class: one.role === "total" ? "total" : "target" })];
  }
  return filled({ x: 1, y: 1, width: 16, height: 12 }, one.role, part, `key-${++charts}`);
}

function filled(
  box: { x: number; y: number; width: number; height: number },
  role: string,
  part: number,
  id: string,
): SVGElement[] {
  const shade = part < 0 ? 0 : part % 7;
  const bars: SVGElement[] = [
    draw("rect", { ...box, class: `bar ${role.toLowerCase()} shade-${shade}` }),
  ];
  const hatch = part < 0 ? "" : HATCHES[part % HATCHES.length];
  if (hatch) {
    bars.push(
      draw(
        "pattern",
        { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
        draw("path", { d: hatch, class: "hatch" }),
      ),
      draw("rect", { ...box, fill: `url(#${id})` }),
    );
  }
  return bars;
}

function chart(wide: number, labels: string[], series: Series[]): SVGElement {
  const id = ++charts;
  const parts = series.filter((one) => one.role === "part");
  const bars = series.filter((one) => !["part", "total", "Target"].includes(one.role));
  const marks = series.filter((one) => one.role === "Target" || one.role === "total");
  const sums = labels.map((_, at) => parts.reduce((sum, one) => sum + (one.values[at] ?? 0), 0));
  const all = [...sums, ...series.flatMap((one) => one.values.filter((value) => value != null))];
  const y = scaleLinear([Math.min(0, ...all), Math.max(0, ...all)], [0, 1]).nice(5);
  const ticks = y.ticks(5);
  const left = Math.max(...ticks.map((tick) => width(compact(tick), SIZE))) + 10;
  const right = Math.min(wide - 4, left + labels.length * WIDEST);
  const x = scaleBand(labels, [left, right]).padding(0.28);
  const names = labels.map((one) => fitted(one, LONGEST, SIZE));
  const longest = Math.max(...names.map((one) => width(one, SIZE)));
  const turned = longest > x.step() - 6;
  const low = HIGH - (turned ? longest * 0.71 + 18 : 26);
  y.range([low, TOP]);

  const svg = draw("svg", { width: wide, height: HIGH, viewBox: `0 0 ${wide} ${HIGH}` });
  for (const tick of ticks) {
    const at = y(tick);
    const line = tick === 0 ? "zero" : "grid";
    svg.append(
      draw("line", { x1: left, x2: right, y1: at, y2: at, class: line }),
      draw("text", { x: left - 6, y: at + 4, class: "tick end" }, compact(tick)),
    );
  }
  for (const [at, label] of labels.entries()) {
    const from = x(label) ?? 0;
    const middle = from + x.bandwidth() / 2;
    const group = draw("g");
    group.append(draw("title", {}, told(label, series, at)));
    stack(group, parts, at, { from, wide: x.bandwidth(), y }, id);
    const shown = bars.filter((one) => one.values[at] != null);
    const each = x.bandwidth() / Math.max(1, shown.length);
    for (const [number, one] of shown.entries()) {
      const value = one.values[at] ?? 0;
      const [top, bottom] = [y(Math.max(0, value)), y(Math.min(0, value))];
      const box = { x: from + number * each, y: top, width: each, height: bottom - top };
      const shade = one.role === "group" ? bars.indexOf(one) : -1;
      group.append(...filled(box, one.role, shade, `hatch-${id}-${at}-${number}`));
    }
    for (const one of marks) {
      const value = one.values[at];
      if (value == null) continue;
      const kind = one.role === "total" ? "total" : "target";
      const more = Math.min(6, (x.step() - x.bandwidth()) / 2);
      const d = `M${from - more} ${y(value)}H${from + x.bandwidth() + more}`;
      group.append(draw("path", { d, class: kind }));
    }
    for (const one of series) {
      if (one.role !== "part") tell(group, one, at, { middle, step: x.step(), y, among: series });
    }
    const place = turned
      ? { transform: `translate(${middle + 4} ${low + 14}) rotate(-45)`, class: "tick end" }
      : { x: middle, y: low + 18, class: "tick middle" };
    svg.append(group, draw("text", place, names[at] ?? ""));
  }
  return svg;
}

/** The value of a bar or a mark: above it, or in the bar where another one is higher. */
function tell(
  group: SVGElement,
  one: Series,
  at: number,
  place: { middle: number; step: number; y: (value: number) => number; among: Series[] },
): void {
  const value = one.values[at];
  if (value == null) return;
  const shown = compact(value);
  const others = place.among.filter((other) => other !== one && other.role !== "part");
  const highest = Math.max(0, ...others.map((other) => other.values[at] ?? 0));
  const isMark = one.role === "Target";
  const isAbove = isMark ? value > highest || !highest : value >= highest;
  if (width(shown, 11) > place.step || (isMark && !isAbove)) return;
  if (value < 0 && !isMark) {
    // What is less than nothing lies below the line, above which there is room.
    const above = place.y(0) - 6;
    group.append(draw("text", { x: place.middle, y: above, class: "value" }, shown));
    return;
  }
  if (!isAbove && Math.abs(place.y(value) - place.y(0)) < 20) return;
  const y = place.y(Math.max(value, 0)) + (isAbove ? -6 : 15);
  const kind = isAbove ? "value" : "value within";
  group.append(draw("text", { x: place.middle, y, class: kind }, shown));
}

function stack(
  group: SVGElement,
  parts: Series[],
  at: number,
  place: { from: number; wide: number; y: (value: number) => number },
  id: number,
): void {
  let sum = 0;
  for (const [number, one] of parts.entries()) {
    const value = one.values[at];
    if (!value) continue;
    const [top, bottom] = [place.y(sum + value), place.y(sum)];
    const box = { x: place.from, y: top, width: place.wide, height: bottom - top };
    group.append(...filled(box, "part", number, `hatch-${id}-${at}-${number}`));
    sum += value;
  }
}

function told(label: string, series: Series[], at: number): string {
  const values = series
    .filter((one) => one.values[at] != null)
    .map((one) => `${one.name}: ${one.values[at]?.toLocaleString(language)}`);
  return [label, ...values].join("\n");
}
