// The page of indicators: a chart beside each table, of the numbers in it.
import { showBars, type Series } from "../bars.js";
import { showSources } from "../source.js";

for (const figure of document.querySelectorAll<HTMLElement>(".figure")) {
  const place = figure.querySelector<HTMLElement>(".chart");
  const table = figure.querySelector("table");
  if (place && table) showBars(place, labelsOf(table), seriesOf(table));
}
showSources(document.querySelector("main") ?? document.body, ["rk:value", "rk:measure"]);

function labelsOf(table: HTMLTableElement): string[] {
  return [...table.tBodies].flatMap((body) =>
    [...body.rows].map((row) => row.dataset["short"] ?? ""),
  );
}

function seriesOf(table: HTMLTableElement): Series[] {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  return heads.flatMap((head, at) => {
    const role = head.dataset["role"];
    if (!role) return [];
    const values = rows.map((row) => {
      const value = row.cells[at]?.dataset["value"];
      return value === undefined ? undefined : Number(value);
    });
    return [{ name: head.textContent ?? "", role, values }];
  });
}
