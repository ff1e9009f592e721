// Agreements and events as bars in time. What documents leave open is pale, what has no end
// fades, what is only planned is an outline; renewals follow each other on one line.
import { scaleUtc } from "d3-scale";
import { DAY } from "./dates.js";
import { make } from "./dom.js";
import { draw, fitted, keyOf, whenResized, width } from "./svg.js";
import { language } from "./words.js";

/** One bar. Days are ISO 8601; `first` to `sure` it may have begun, `closing` to `last` ended. */
export interface Span {
  id: string;
  lane: string;
  title: string;
  /** What it is called where it stands alone. */
  heading?: string | undefined;
  told: string;
  href?: string;
  kind: "agreements" | "events";
  isPlanned: boolean;
  first: Date;
  sure: Date;
  closing?: Date;
  last?: Date;
  renews: string[];
}

/** The days that a chart has. */
export interface Days {
  from?: Date;
  to?: Date;
}

/** What a chart does not show: what begins after its end, and lines for which it has no room. */
export interface Left {
  later: Span[];
  cut: Span[];
}

interface Lane {
  label: string;
  kind: string;
  spans: Span[];
}

export type Key = [kind: "sure" | "vague" | "open" | "draft" | "event" | "renewal", text: string][];

const ROW = 30;
const THICK = 16;
const SIZE = 12;
const FADES = [0.85, 0.7, 0.55, 0.42, 0.3, 0.2, 0.12];
/** Pixels in which a bar without an end fades. */
const FADE = 70;
const NARROW = 620;
const MOST_LANES = 150;

/** Show spans in `place`, within days if these are given; gives those that it has no room for. */
export function showSpans(place: HTMLElement, spans: Span[], key: Key, within: Days = {}): Left {
  const reached = reach(spans);
  const from = within.from ?? reached[0];
  const to = within.to && within.to > from ? within.to : reached[1];
  const shown = spans.filter((one) => one.first < to);
  const all = lanesOf(shown);
  const lanes = all.slice(0, MOST_LANES);
  const canvas = make("div");
  const signs = key.map(([kind, told]): [SVGElement[], string] => [signOf(kind), told]);
  place.replaceChildren(keyOf(signs, 26), canvas);
  whenResized(canvas, (wide) => canvas.replaceChildren(chart(wide, lanes, from, to)));
  const cut = all.slice(MOST_LANES).flatMap((lane) => lane.spans);
  return { later: spans.filter((one) => one.first >= to), cut };
}

/** The years that the chart has: those of what has begun, and a while after. */
function reach(spans: Span[]): [Date, Date] {
  const begun = spans.filter((one) => !one.isPlanned);
  const counted = begun.length ? begun : spans;
  const first = Math.min(...spans.map((one) => one.first.getUTCFullYear()));
  const last = Math.max(...counted.map((one) => one.sure.getUTCFullYear()));
  const after = last + Math.max(1, Math.round((last - first) / 5));
  const near = counted.flatMap((one) => (one.last ? [one.last.getUTCFullYear() + 1] : []));
  const end = Math.max(after, ...near.filter((year) => year < after + 3));
  return [new Date(Date.UTC(first, 0, 1)), new Date(Date.UTC(end, 0, 1))];
}

/** Renewals on the line of what they renew; lines of the same parties under each other. */
function lanesOf(spans: Span[]): Lane[] {
  const ordered = [...spans].sort((one, other) => +one.first - +other.first);
  const lanes: Lane[] = [];
  for (const span of ordered) {
    const same =
      span.kind === "events"
        ? lanes.find((lane) => lane.kind === "events" && lane.label === span.lane)
        : lanes.find((lane) => lane.spans.some((one) => span.renews.includes(one.id)));
    if (same) same.spans.push(span);
    else lanes.push({ label: span.lane, kind: span.kind, spans: [span] });
  }
  const begin = new Map<string, number>();
  for (const [at, lane] of lanes.entries()) {
    if (!begin.has(lane.kind + lane.label)) begin.set(lane.kind + lane.label, at);
  }
  const rank = (lane: Lane) => begin.get(lane.kind + lane.label) ?? 0;
  return lanes.sort((one, other) => one.kind.localeCompare(other.kind) || rank(one) - rank(other));
}

function chart(wide: number, lanes: Lane[], from: Date, to: Date): SVGElement {
  const isNarrow = wide < NARROW;
  const room = isNarrow
    ? 0
    : Math.min(260, 12 + Math.max(...lanes.map((lane) => width(lane.label, SIZE))));
  const step = isNarrow ? ROW + 16 : ROW;
  const top = 26;
  const high = top + step * lanes.length + 8;
  const x = scaleUtc([from, to], [isNarrow ? 18 : room + 6, wide - 16]).clamp(true);
  const svg = draw("svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}` });
  years(svg, x, from, to, top, high);
  const now = new Date();
  if (now > from && now < to) svg.append(...today(x(now), top, high));
  for (const [at, lane] of lanes.entries()) {
    const line = top + step * at;
    const y = line + step - ROW / 2;
    svg.append(draw("line", { x1: 0, x2: wide, y1: line, y2: line, class: "lane" }));
    const isSame = at > 0 && lanes[at - 1]?.label === lane.label;
    if (!isSame || isNarrow) {
      const label = fitted(lane.label, isNarrow ? wide - 8 : room - 8, SIZE);
      const place = { x: 0, y: isNarrow ? line + 15 : y + 4 };
      const text = draw("text", place, label);
      text.prepend(draw("title", {}, lane.label));
      svg.append(text);
    }
    for (const span of lane.spans) svg.append(bar(span, lane, x, y, wide - 16));
  }
  roving(svg);
  return svg;
}

/** The bars are one stop of the keyboard: arrows lead from bar to bar. */
function roving(svg: SVGElement): void {
  const links = [...svg.querySelectorAll<SVGAElement>("a")];
  const stop = (at: number) => {
    for (const [other, link] of links.entries()) {
      link.setAttribute("tabindex", other === at ? "0" : "-1");
    }
  };
  stop(0);
  for (const [at, link] of links.entries()) {
    link.addEventListener("focus", () => stop(at));
    link.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      links[(at + step + links.length) % links.length]?.focus();
    });
  }
}

function years(
  svg: SVGElement,
  x: (day: Date) => number,
  from: Date,
  to: Date,
  top: number,
  high: number,
): void {
  const [first, last] = [from.getUTCFullYear(), to.getUTCFullYear()];
  const each = (x(to) - x(from)) / (last - first);
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => one * each > 42) ?? 200;
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const at = x(new Date(Date.UTC(year, 0, 1)));
    svg.append(
      draw("line", { x1: at, x2: at, y1: top, y2: high, class: "year" }),
      draw("text", { x: at, y: top - 9, class: "tick middle" }, String(year)),
    );
  }
}

/** A line at today, and what it is. */
function today(at: number, top: number, high: number): SVGElement[] {
  const name = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "day");
  return [
    draw("line", { x1: at, x2: at, y1: top, y2: high, class: "today" }),
    draw("text", { x: at + 4, y: high - 2, class: "tick" }, name),
  ];
}

function bar(
  span: Span,
  lane: Lane,
  x: (day: Date) => number,
  y: number,
  right: number,
): SVGElement {
  const group = draw("a", {
    href: span.href,
    class: `source ${span.kind} ${span.isPlanned ? "planned" : ""}`,
    "aria-label": span.told,
    "data-title": span.heading ?? span.title,
  });
  group.append(draw("title", {}, span.told));
  const begin = x(span.first);
  const sure = Math.max(begin, x(span.sure));
  // The name is beside the link, which has it in full: what has no room is cut off.
  const whole = draw("g", {}, group);
  const box = { y: y - THICK / 2, height: THICK };
  const piece = (from: number, to: number, kind: string, opacity?: number) => {
    if (to <= from) return;
    const made = { x: from, width: to - from, ...box, class: `span ${kind}` };
    group.append(draw("rect", { ...made, "fill-opacity": opacity }));
  };
  let stop: number;
  if (span.kind === "events") {
    stop = event(group, span, x, y);
  } else {
    const next = lane.spans.find((one) => one.renews.includes(span.id));
    const ended = span.last ?? next?.first;
    stop = Math.min(right, ended ? x(ended) : right);
    const isOpen = !span.last && !next;
    const closing = span.closing ? Math.min(x(span.closing), stop) : stop;
    const vague = Math.min(sure, Math.max(begin, stop - 2));
    if (span.isPlanned) {
      piece(begin, Math.max(stop, begin + 8), "outline");
    } else {
      piece(begin, vague, "vague");
      // Nobody knows of days to come whether it still is.
      const known = isOpen ? Math.max(vague, Math.min(x(new Date()), stop - FADE)) : closing;
      piece(vague, Math.max(known, vague + 2), "");
      if (isOpen) {
        stop = Math.min(stop, known + FADE);
        const one = (stop - known) / FADES.length;
        for (const [at, fade] of FADES.entries()) {
          piece(known + at * one, known + (at + 1) * one, "fading", fade);
        }
      } else piece(Math.max(closing, vague + 2), stop, "vague");
    }
    if (span.renews.length) {
      const d = `M${vague + 4} ${y - 4}l4 4l-4 4`;
      group.append(draw("path", { d, class: "renewal" }));
    }
    name(whole, span, vague + (span.renews.length ? 13 : 5), stop - (isOpen ? 30 : 4), y);
  }
  const frame = { x: begin - 2, width: Math.max(stop - begin, 6) + 4 };
  group.append(draw("rect", { ...frame, y: box.y - 2, height: THICK + 4, rx: 3, class: "frame" }));
  return whole;
}

/** A day is a dot, a longer time a bar as long as the days that it may mean. */
function event(group: SVGElement, span: Span, x: (day: Date) => number, y: number): number {
  const begin = x(span.first);
  const end = x(new Date(+(span.last ?? span.sure) + DAY));
  if (end - begin < 11) {
    const middle = (begin + end) / 2;
    group.append(draw("circle", { cx: middle, cy: y, r: 5.5, class: "span" }));
    return end;
  }
  const isVague = !span.last;
  group.append(
    draw("rect", {
      x: begin,
      y: y - 5,
      width: end - begin,
      height: 10,
      rx: 5,
      class: `span ${isVague ? "vague" : ""}`,
    }),
  );
  return end;
}

function name(group: SVGElement, span: Span, from: number, to: number, y: number): void {
  if (to - from < 60) return;
  const shown = fitted(span.title, to - from, 11);
  const kind = span.isPlanned ? "tick" : "inside";
  group.append(draw("text", { x: from, y: y + 4, class: kind }, shown));
}

function signOf(kind: Key[number][0]): SVGElement[] {
  const box = { x: 1, y: 1, width: 24, height: 12 };
  if (kind === "event") {
    const dot = draw("circle", { cx: 13, cy: 7, r: 5.5, class: "span" });
    return [draw("g", { class: "events" }, dot)];
  }
  if (kind === "draft")
    return [draw("g", { class: "planned" }, draw("rect", { ...box, class: "span" }))];
  if (kind === "open") {
    return FADES.map((fade, at) =>
      draw("rect", { ...box, x: 1 + at * 3.4, width: 3.4, class: "span", "fill-opacity": fade }),
    );
  }
  const made = draw("rect", { ...box, class: `span ${kind === "vague" ? "vague" : ""}` });
  if (kind !== "renewal") return [made];
  return [made, draw("path", { d: "M8 3l4 4l-4 4", class: "renewal" })];
}
