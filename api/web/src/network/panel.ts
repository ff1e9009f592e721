// What is said of the node, edge or path that was chosen: scores, agreements, and the sentences.
import { pageOf } from "../api.js";
import { element, make } from "../dom.js";
import { suggestWhileTyping, type Hit } from "../suggest.js";
import { number, text } from "../words.js";
import { periodText } from "./dates.js";
import type { Link, Network, Node, Shown, Tie } from "./model.js";
import { quotes, type ExplainedTie, type Explanation, type Quote } from "./sentences.js";
import { shown as scoreText } from "./table.js";

/** A path as `/networks/{name}/paths` tells it. */
export interface Path {
  length: number;
  nodes: { id: string; label: string }[];
}

interface Choices {
  close: () => void;
  link: (key: string) => void;
  around: (steps: string) => void;
  path: (target: string) => void;
  find: (query: string) => Promise<Hit[]>;
}

const STEPS = ["", "1", "2", "3"];
/** Sentences of a tie that are shown at once, and ties of a node. */
const AT_ONCE = 2;
const TIES = 40;

export class Panel {
  private readonly root = element("details");
  private readonly status = make("p", { class: "hidden", role: "status" });
  private readonly hint = make("p", { class: "quiet" }, text("network.hint"));

  constructor(
    private readonly network: Network,
    private readonly choices: Choices,
  ) {
    element("beside").prepend(this.hint, this.status);
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) choices.close();
    });
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
    const links = [...shown.links.values()].filter(
      ({ link }) => link.source === node.id || link.target === node.id,
    );
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
      ...this.ties(
        links.map(({ link, ties, unsure }) => ({ link, ties, unsure })),
        node.id,
      ),
      ...(scores.length ? [make("h3", {}, text("network.scores")), listed(scores)] : []),
    );
  }

  /** All that joins two nodes. */
  link(link: Link, counting: Tie[], unsure: boolean): void {
    const [one, other] = [link.source, link.target].map((id) => this.network.nodes.get(id)?.label);
    this.fill(
      `${one} – ${other}`,
      ...link.ties.map((tie) => this.tie(tie, [], unsure, !counting.includes(tie))),
    );
  }

  /** The way from one node to another, or why there is none. */
  path(source: Node, target: Node, found: Path | undefined, shown: Shown): void {
    const title = text("network.path", { source: source.label, target: target.label });
    if (!found) {
      this.fill(title, make("p", { class: "notice" }, text("network.no_path")));
      return;
    }
    const length =
      found.length === 1
        ? text("network.steps_one")
        : text("network.steps", { count: found.length });
    const steps = found.nodes.map(({ id, label }, at) => {
      const next = found.nodes[at + 1];
      const joined =
        next &&
        [...shown.links.values()].find(
          ({ link }) =>
            [link.source, link.target].includes(id) && [link.source, link.target].includes(next.id),
        );
      const item = make("li", {}, make("a", { href: pageOf(id) }, label));
      if (joined) {
        const open = (): void => this.choices.link(joined.link.key);
        const names = joined.ties.map((tie) => `${tie.label} (${periodText(tie)})`).join("; ");
        item.append(
          make("p", { class: "quiet" }, make("button", { type: "button", click: open }, names)),
        );
      }
      return item;
    });
    this.fill(
      title,
      make("p", { class: "quiet" }, length),
      make("ol", { class: "path" }, ...steps),
    );
  }

  /** Put sentences to the ties that are shown, and how sure a score is. */
  explain(found: Explanation, all: number, measure: string, between?: string): void {
    const told = new Map(
      found.ties
        .filter(({ with: others }) => !between || others.some(({ id }) => id === between))
        .map((tie) => [tie.id, tie]),
    );
    const disputed = new Set(found.conflicts.map(({ subject }) => subject.id));
    for (const place of this.root.querySelectorAll<HTMLElement>("[data-tie]")) {
      const tie = told.get(place.dataset.tie ?? "");
      place.replaceChildren(
        ...(tie ? sentences(tie) : [make("p", { class: "quiet" }, text("network.no_sentence"))]),
      );
      if (tie && disputed.has(tie.id)) {
        place.prepend(
          make("p", {}, make("span", { class: "chip warn" }, text("network.disputed"))),
        );
      }
    }
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
  fail(detail: string): void {
    for (const place of this.root.querySelectorAll("[data-tie]")) {
      place.replaceChildren(make("p", { class: "notice bad" }, detail));
    }
  }

  private fill(title: string, ...content: (Node_ | null)[]): void {
    const wasHidden = this.root.hidden;
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
    this.hint.hidden = true;
    this.status.textContent = title;
    this.root.scrollTop = 0;
    if (wasHidden && matchMedia("(width < 64rem)").matches)
      this.root.scrollIntoView({ block: "nearest" });
  }

  private colourOf(node: Node): HTMLElement {
    const group = this.network.groups.find(({ color }) => color === node.color);
    return make("span", { class: "chip" }, group?.label ?? node.kind);
  }

  private around(steps: string): HTMLElement {
    const select = make("select", { change: () => this.choices.around(select.value) });
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
    );
    return label;
  }

  private ties(links: { link: Link; ties: Tie[]; unsure: boolean }[], id: string): HTMLElement[] {
    const names = new Map<string, { tie: Tie; others: string[]; unsure: boolean }>();
    for (const { link, ties, unsure } of links) {
      const other = link.source === id ? link.target : link.source;
      for (const tie of ties) {
        // A relation is another one to each; an agreement may join several.
        const key = tie.isRelation ? `${tie.id} ${other}` : tie.id;
        const known = names.get(key) ?? { tie, others: [], unsure };
        known.others.push(this.network.nodes.get(other)?.label ?? other);
        names.set(key, known);
      }
    }
    const all = [...names.values()];
    const more = all.length - TIES;
    return [
      ...all.slice(0, TIES).map(({ tie, others, unsure }) => this.tie(tie, others, unsure, false)),
      ...(more > 0
        ? [make("p", { class: "quiet" }, text("network.more_ties", { count: number(more) }))]
        : []),
    ];
  }

  private tie(tie: Tie, others: string[], unsure: boolean, isOut: boolean): HTMLElement {
    const isThing = tie.id.includes("/id/");
    const title = isThing ? make("a", { href: pageOf(tie.id) }, tie.label) : tie.label;
    const days = [periodText(tie), isOut ? text("network.not_in_force") : ""]
      .filter(Boolean)
      .join(" · ");
    return make(
      "div",
      { class: isOut ? "tie out" : "tie" },
      make("h3", {}, title),
      others.length ? make("p", {}, text("network.with", { names: others.join(", ") })) : null,
      make("p", { class: "quiet" }, days),
      unsure ? make("p", {}, make("small", {}, text("network.uncertain_mark"))) : null,
      make("div", { "data-tie": tie.id }, make("p", { class: "quiet" }, text("network.sentences"))),
    );
  }
}

function listed(scores: [string, string][]): HTMLElement {
  const parts = scores.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  return make("dl", { class: "facts" }, ...parts);
}

type Node_ = globalThis.Node;

function sentences(tie: ExplainedTie): HTMLElement[] {
  const all = merged(quotes(tie));
  if (!all.length) return [make("p", { class: "quiet" }, text("network.no_sentence"))];
  const first = all.slice(0, AT_ONCE).map(quoted);
  if (all.length <= AT_ONCE) return first;
  const more = make("details", {}, make("summary", {}, text("network.more_sentences")));
  more.append(...all.slice(AT_ONCE).map(quoted));
  return [...first, more];
}

/** Quotes, of those without their sentence one a document. */
function merged(all: Quote[]): Quote[] {
  const known = new Set<string>();
  return all.filter(({ document, sentence }) => {
    if (sentence !== undefined) return true;
    const isNew = !known.has(document.id);
    known.add(document.id);
    return isNew;
  });
}

function quoted({ document, start, end, sentence }: Quote): HTMLElement {
  const source = make("a", { href: pageOf(document.id) }, document.label);
  if (sentence === undefined) {
    return make(
      "p",
      {},
      make("small", {}, text("network.place_only", { start, end }), " ", source),
    );
  }
  return make(
    "blockquote",
    {},
    make("p", {}, sentence),
    make("footer", {}, make("small", {}, source)),
  );
}
