// Days as numbers since 1970, and what counts on them, as graph/networks/period.py has it.
import { DAY, daysMeant } from "../dates.js";

/** The days that a stated date may mean, both included. */
export interface Span {
  earliest: number;
  latest: number;
}

/** The days that are looked at, both included; a missing end is open. */
export interface Period {
  first?: number | undefined;
  last?: number | undefined;
}

/** When something counts, and what documents state of it. */
export interface Dated {
  start?: number | undefined;
  end?: number | undefined;
  starts: Span[];
  ends: Span[];
  isRelation: boolean;
}

/** The number of a day written YYYY-MM-DD. */
export function ordinal(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/** A day written YYYY-MM-DD. */
export function iso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The days of dates as precise as a day, a month or a year, with strokes between. */
export function spans(stated: string | undefined): Span[] {
  return (stated ?? "")
    .split(" / ")
    .filter((one) => /^\d{4}(-\d\d){0,2}$/.test(one))
    .flatMap((one) => {
      const [first, last] = daysMeant(one) ?? [];
      return first && last ? [{ earliest: +first / DAY, latest: +last / DAY }] : [];
    });
}

/** Whether it is a plain relation of which no date is known: it is always there. */
function isTimeless(one: Dated): boolean {
  return one.isRelation && one.start === undefined;
}

/** Whether it counts on any of the days. */
export function counts(one: Dated, period: Period | null): boolean {
  if (!period) return true;
  const { first = -Infinity, last = Infinity } = period;
  if (isTimeless(one)) return one.end === undefined || one.end >= first;
  if (one.start === undefined) return false;
  return one.start <= last && (one.end === undefined || one.end >= first);
}

/** Whether documents leave open that it counts on any of the days. */
export function isUnsure(one: Dated, period: Period | null): boolean {
  if (!period) return false;
  const { first = -Infinity, last = Infinity } = period;
  return (
    isTimeless(one) ||
    one.starts.some((stated) => stated.latest > last) ||
    one.ends.some((stated) => stated.earliest < first)
  );
}

/** The days on which something among these comes or has just gone, in order. */
export function changes(all: Iterable<Dated>): number[] {
  const found = new Set<number>();
  for (const { start, end } of all) {
    if (start !== undefined) found.add(start);
    if (end !== undefined) found.add(end + 1);
  }
  return [...found].sort((a, b) => a - b);
}
