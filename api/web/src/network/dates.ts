// Dates as people of the page's language write them.
import { DAY } from "../dates.js";
import { language, text } from "../words.js";
import { iso, ordinal, type Span } from "./days.js";
import type { Tie } from "./model.js";
import type { State } from "./state.js";

/** The days that are in view: one, some, or all. */
export function daysText({ as_of, from, to }: Pick<State, "as_of" | "from" | "to">): string {
  if (as_of) return dayText(ordinal(as_of));
  if (!from && !to) return text("network.all_times");
  return [from, to].map((one) => (one ? dayText(ordinal(one)) : "")).join(" – ");
}

function dayText(day: number): string {
  return written(day, { day: "numeric", month: "long", year: "numeric" });
}

/** A stated date, as precisely as it is stated. */
function spanText({ earliest, latest }: Span): string {
  if (earliest === latest) return dayText(earliest);
  const isMonth = iso(earliest).slice(0, 7) === iso(latest).slice(0, 7);
  return written(earliest, isMonth ? { month: "long", year: "numeric" } : { year: "numeric" });
}

/** When a tie counts, as documents state it. */
export function periodText(tie: Tie): string {
  const start = stated(tie.starts, tie.start);
  const end = stated(tie.ends, tie.end);
  if (start && end) return text("network.from_until", { start, end });
  if (start) return text("network.from_day", { start });
  return end ? text("network.until_day", { end }) : text("network.no_day");
}

function stated(spans: Span[], day: number | undefined): string {
  if (spans.length) return spans.map(spanText).join(" / ");
  return day === undefined ? "" : dayText(day);
}

function written(day: number, how: Intl.DateTimeFormatOptions): string {
  const region = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(region, { ...how, timeZone: "UTC" }).format(day * DAY);
}
