// What is said of the node, edge or path that was chosen: scores, agreements, and the sentences.
import { pageOf } from "../api.js";
import { element, make } from "../dom.js";
import { suggestWhileTyping, type Hit } from "../suggest.js";
import { number, text } from "../words.js";
import type { Explanation, Path } from "./asking.js";
import { periodText } from "./dates.js";
import {
  linkKey,
  linksOf,
  type Link,
  type Network,
  type Node,
  type Shown,
  type Tie,
} from "./model.js";
import { scoreText } from "./table.js";
import { failTies, fillTies, tieElement, tiesOf } from "./ties.js";

interface Choices {
  close: () => void;
  link: (key: string) => void;
  around: (steps: string) => void;
  path: (target: string) => void;
  find: (query: string) => Promise<Hit[]>;
}

const STEPS = ["", "1", "2", "3"];

export class Panel {
  private readonly root = element("details");
  private readonly status = make("p", { class: "hidden", role: "status" });
  private readonly hint = make("p", { class: "quiet" }, text("network.hint"));

  constructor(
    private readonly network: Network,
    private readonly choices: Choices,
  ) {
    element("beside").prepend(this.hint, this.status);
  }

  /** Nothing is chosen. */
  hide(): void {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.hint.hidden = false;
    this.status.textContent = "";
  }

  /** A node, and what joins it to others; the explanation comes when it is there. */
  node(node: Node, shown: Shown, steps: string, scores: [string, string][]): void {
    this.fill(
      node.label,
      make(
        "p",
        { class: "quiet" },
        this.colourOf(node),
        make("a", { href: pageOf(node.id) }, text("network.open_page")),
      ),
      shown.nodes.has(node.id) ? null : make("p", { class: "notice" }, text("network.gone")),
      make("div", { class: "fields" }, this.around(steps), this.pathBox(node)),
      ...tiesOf(this.network, linksOf(shown, node.id), node.id),
      ...(scores.length ? [make("h3", {}, text("network.scores")), listed(scores)] : []),
    );
  }

  /** All that joins two nodes. */
  link(link: Link, counting: Tie[], unsure: boolean): void {
    const [one, other] = [link.source, link.target].map((id) => this.network.nodes.get(id)?.label);
    this.fill(
      `${one} – ${other}`,
      ...link.ties.map((tie) => tieElement(tie, unsure, [], !counting.includes(tie))),
    );
  }

  /** The way from one node to another. */
  path(source: Node, target: Node, found: Path, shown: Shown): void {
    const length =
      found.length === 1
        ? text("network.steps_one")
        : text("network.steps", { count: found.length });
    const steps = found.nodes.map((node, at) => this.step(node, found.nodes[at + 1], shown));
    this.fill(
      pathTitle(source, target),
      make("p", { class: "quiet" }, length),
      make("ol", { class: "path" }, ...steps),
    );
  }

  /** There is no way from one node to another, or what it was asked of says this instead. */
  noPath(source: Node, target: Node, failure?: string): void {
    const look = failure === undefined ? "notice" : "notice bad";
    const told = make("p", { class: look }, failure ?? text("network.no_path"));
    this.fill(pathTitle(source, target), told);
  }

  /** Put sentences to the ties that are shown, and how sure a score is. */
  explain(found: Explanation, all: number, measure: string, between?: string): void {
    const ties = between
      ? found.ties.filter(({ with: others }) => others.some(({ id }) => id === between))
      : found.ties;
    fillTies(this.root, ties, new Set(found.conflicts.map(({ subject }) => subject.id)));
    const scores = this.root.querySelector("dl.facts dd");
    const span = found.interval[measure];
    if (!scores || between) return;
    const more: string[] = [];
    if (found.rank !== null) {
      more.push(text("network.rank", { rank: found.rank, all: number(all) }));
    }
    if (span && span.least !== span.largest) {
      const bounds = { least: scoreText(span.least), largest: scoreText(span.largest) };
      more.push(text("network.interval", bounds));
    }
    for (const one of more) scores.append(make("br"), make("small", {}, one));
  }

  /** Sentences could not be had. */
  fail(reason: string): void {
    failTies(this.root, reason);
  }

  /** What somebody does in the panel goes on when it is filled anew: typing, and the keyboard. */
  private keeping(title: string): (heading: HTMLElement) => void {
    const focused = document.activeElement;
    if (!focused || !this.root.contains(focused)) return () => undefined;
    const isSame = this.root.querySelector("h2")?.textContent === title;
    return (heading) => {
      const again = isSame && focused.id ? document.getElementById(focused.id) : null;
      if (again instanceof HTMLInputElement && focused instanceof HTMLInputElement) {
        again.value = focused.value;
        // Names are suggested for it as if it had been typed here.
        if (again.value) again.dispatchEvent(new Event("input"));
      }
      (again ?? heading).focus({ preventScroll: true });
    };
  }

  private fill(title: string, ...content: (HTMLElement | null)[]): void {
    const wasHidden = this.root.hidden;
    const kept = this.keeping(title);
    const heading = make("h2", { tabindex: -1 }, title);
    const close = make(
      "button",
      {
        type: "button",
        "aria-label": text("network.close"),
        title: text("network.close"),
        click: () => this.choices.close(),
      },
      "×",
    );
    this.root.replaceChildren(
      make("header", {}, heading, close),
      ...content.filter((one) => one !== null),
    );
    this.root.hidden = false;
    kept(heading);
    this.hint.hidden = true;
    this.status.textContent = title;
    this.root.scrollTop = 0;
    if (wasHidden && matchMedia("(width < 64rem)").matches)
      this.root.scrollIntoView({ block: "nearest" });
  }

  /** A node of a path, and what joins it to the next. */
  private step(
    { id, label }: Path["nodes"][number],
    next: { id: string } | undefined,
    shown: Shown,
  ): HTMLElement {
    const item = make("li", {}, make("a", { href: pageOf(id) }, label));
    const joined = next && shown.links.get(linkKey(id, next.id));
    if (joined) {
      const open = (): void => this.choices.link(joined.link.key);
      const names = joined.ties.map((tie) => `${tie.label} (${periodText(tie)})`).join("; ");
      const button = make("button", { type: "button", click: open }, names);
      item.append(make("p", { class: "quiet" }, button));
    }
    return item;
  }

  private colourOf(node: Node): HTMLElement {
    const group = this.network.groups.find(({ color }) => color === node.color);
    return make("span", { class: "chip" }, group?.label ?? node.kind);
  }

  private around(steps: string): HTMLElement {
    const select = make("select", {
      id: "around",
      change: () => this.choices.around(select.value),
    });
    for (const value of STEPS) {
      const name =
        value === ""
          ? text("network.around_all")
          : value === "1"
            ? text("network.around_one")
            : text("network.around_more", { steps: value });
      select.append(make("option", { value, selected: value === steps }, name));
    }
    return make("label", {}, text("network.around"), select);
  }

  private pathBox(node: Node): HTMLElement {
    const box = make("input", { id: "path-to", type: "search" });
    const label = make("label", { class: "finder" }, text("network.path_to"), box);
    suggestWhileTyping(
      box,
      (hit) => this.choices.path(hit.id),
      async (query) => (await this.choices.find(query)).filter(({ id }) => id !== node.id),
      (query) => text("network.unknown", { name: query }),
    );
    return label;
  }
}

function listed(scores: [string, string][]): HTMLElement {
  const parts = scores.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  return make("dl", { class: "facts" }, ...parts);
}

function pathTitle(source: Node, target: Node): string {
  return text("network.path", { source: source.label, target: target.label });
}
