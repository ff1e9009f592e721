// Dates as documents state them: a day, a month or a year.

/** The milliseconds of a day. */
export const DAY = 86_400_000;

/** The first and the last day that a date may mean: a year is all of its days. */
export function daysMeant(stated: string): [first: Date, last: Date] | undefined {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(stated);
  if (!found) return undefined;
  const [year = 0, month, day] = found.slice(1).map((part) => (part ? Number(part) : undefined));
  const first = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  // The day before the first of the next month, or of the next year.
  const last = day ? first : new Date(Date.UTC(month ? year : year + 1, month ?? 0, 0));
  return [first, last];
}
