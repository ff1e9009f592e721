// The table of who is central: sorts by what is clicked, and chooses nodes.
import { element, make } from "../dom.js";
import { number, text } from "../words.js";
import type { Row, Scores } from "./asking.js";

/** The most rows that are written. */
const MOST = 200;

export class Table {
  private scores: Scores = { rows: [], titles: {} };
  private chosen = "";
  private isIn: (id: string) => boolean = () => true;
  private isOfNow = true;
  private readonly table = element<HTMLTableElement>("table");

  /** The word that there is nobody, as the page may come with it. */
  private readonly nobody =
    document.querySelector<HTMLElement>("#beside .empty") ??
    make("p", { class: "empty" }, text("network.nobody"));

  constructor(
    public sort: string,
    private readonly choose: (id: string) => void,
    private readonly sorted: (sort: string) => void,
  ) {}

  /**
   * Show scores, of the nodes for which `isIn` holds. Where they are not of the days that are
   * shown (time plays on), the numbers are left open.
   */
  show(scores: Scores, isIn: (id: string) => boolean, isOfNow: boolean): void {
    this.scores = scores;
    this.isIn = isIn;
    this.isOfNow = isOfNow;
    this.write();
  }

  /** Mark the node that is looked at. */
  mark(id: string): void {
    this.chosen = id;
    for (const row of this.table.tBodies[0]?.rows ?? []) {
      row.classList.toggle("chosen", row.dataset.id === id);
    }
  }

  /** Lead the keyboard to a node. */
  focus(id: string): void {
    const row = `tr[data-id="${CSS.escape(id)}"] button`;
    this.table.querySelector<HTMLElement>(row)?.focus();
  }

  private write(): void {
    const within = document.activeElement?.closest<HTMLElement>("tr[data-id]");
    const focused = within && this.table.contains(within) ? within.dataset.id : undefined;
    const { rows, titles } = this.scores;
    const names = Object.keys(titles);
    const heads = [this.head("name", text("network.name"), false)];
    for (const name of names) heads.push(this.head(name, titles[name] ?? name, true));
    this.table.tHead?.replaceChildren(make("tr", {}, ...heads));
    const there = rows.filter((row) => this.isIn(row.id)).sort(order(this.sort));
    this.table.tBodies[0]?.replaceChildren(
      ...there.slice(0, MOST).map((row) => this.row(row, names)),
    );
    const cut =
      document.getElementById("cut") ??
      this.table.parentElement!.parentElement!.appendChild(
        make("p", { id: "cut", class: "quiet" }),
      );
    cut.hidden = there.length <= MOST;
    cut.textContent = text("network.first_of", { shown: MOST, all: number(there.length) });
    this.table.parentElement!.hidden = there.length === 0;
    if (there.length) this.nobody.remove();
    else this.table.parentElement!.before(this.nobody);
    document.getElementById("working")?.remove();
    // Rows that are written anew would let the keyboard fall out of the table.
    if (focused !== undefined) this.focus(focused);
  }

  private head(name: string, title: string, isNumber: boolean): HTMLElement {
    const key = this.sort.replace(/^-/, "");
    const head = make("th", { scope: "col", class: isNumber ? "number" : "" });
    if (key === name) {
      head.setAttribute("aria-sort", this.sort.startsWith("-") ? "descending" : "ascending");
    }
    const turn = (): void => {
      // Numbers begin with the largest, names with the first.
      const first = isNumber ? `-${name}` : name;
      this.sort = this.sort === first ? (isNumber ? name : `-${name}`) : first;
      this.write();
      this.sorted(this.sort);
      this.table.querySelector<HTMLElement>(`th button[data-name="${name}"]`)?.focus();
    };
    head.append(make("button", { type: "button", "data-name": name, click: turn }, title));
    return head;
  }

  private row(row: Row, names: string[]): HTMLElement {
    const choose = (): void => this.choose(row.id);
    return make(
      "tr",
      { "data-id": row.id, class: row.id === this.chosen ? "chosen" : "" },
      make("th", { scope: "row" }, make("button", { type: "button", click: choose }, row.label)),
      ...names.map((name) =>
        make("td", { class: "number" }, this.isOfNow ? scoreText(row[name]) : "…"),
      ),
    );
  }
}

/** A score as it is read. */
export function scoreText(value: string | number | null | undefined): string {
  return typeof value === "number" ? number(value, 3) : "–";
}

function order(sort: string): (a: Row, b: Row) => number {
  const key = sort.replace(/^-/, "");
  const sign = sort.startsWith("-") ? -1 : 1;
  if (key === "name") return (a, b) => sign * a.label.localeCompare(b.label);
  return (a, b) => {
    const [one, other] = [a[key], b[key]];
    if (typeof one !== "number" || typeof other !== "number") {
      return Number(typeof other === "number") - Number(typeof one === "number");
    }
    return sign * (one - other) || a.label.localeCompare(b.label);
  };
}
