// Sizes of discs by scores, as files have them (graph/exports/attributes.py): areas in proportion.
import type { Row } from "./asking.js";

const LEAST = 10;
const LARGEST = 40;

/** The sizes of nodes by a measure. */
export function sizesOf(rows: Row[], measure: string): [id: string, size: number][] {
  const values = rows.map(({ id, [measure]: score }) => ({
    id,
    value: Math.max(Number(score ?? 0), 0),
  }));
  const largest = values.reduce((most, { value }) => Math.max(most, value), 0);
  return values.map(({ id, value }) => [
    id,
    largest > 0 ? LEAST + (LARGEST - LEAST) * Math.sqrt(value / largest) : LEAST,
  ]);
}
