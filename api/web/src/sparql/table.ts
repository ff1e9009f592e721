// An answer as a table: sorted by its columns, shown in portions.
import { make } from "../dom.js";
import { number, text } from "../words.js";
import { numberOf, short, shown, type Row } from "./answer.js";

const PORTION = 500;

/** Show rows in `place`. */
export function showTable(place: HTMLElement, columns: string[], rows: Row[]): void {
  const numeric = columns.map((column) => rows.some((row) => numberOf(row[column]) !== undefined));
  const body = make("tbody");
  const heads = columns.map((column, at) => {
    const button = make("button", { type: "button", click: () => sort(at) }, column);
    button.setAttribute("aria-label", text("sparql.sort", { column }));
    button.title = text("sparql.sort", { column });
    return make("th", { scope: "col", class: numeric[at] ? "number" : false }, button);
  });
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body);
  const box = make("div", { class: "scrolls", tabindex: "0", role: "region" }, table);
  box.setAttribute("aria-label", text("sparql.result"));
  const note = make("p", { class: "quiet" });
  place.replaceChildren(note, box);
  let ordered = rows;
  fill();

  function fill(): void {
    const made = ordered
      .slice(0, PORTION)
      .map((row) =>
        make(
          "tr",
          {},
          ...columns.map((column, at) =>
            make("td", { class: numeric[at] ? "number" : false }, shown(row[column])),
          ),
        ),
      );
    body.replaceChildren(...made);
    const isAll = rows.length <= PORTION;
    note.textContent = isAll ? "" : text("sparql.some", { count: number(PORTION) });
    note.hidden = isAll;
  }

  function sort(at: number): void {
    const column = columns[at] ?? "";
    const isUp = heads[at]?.getAttribute("aria-sort") !== "ascending";
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[at]?.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const sign = isUp ? 1 : -1;
    ordered = [...rows].sort((one, other) => sign * compared(one, other, column));
    fill();
  }
}

function compared(one: Row, other: Row, column: string): number {
  const [first, second] = [numberOf(one[column]), numberOf(other[column])];
  if (first !== undefined && second !== undefined) return first - second;
  return short(one[column]).localeCompare(short(other[column]));
}
