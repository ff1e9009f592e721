// Agreements and relations with their sentences, as elements of the panel.
import { pageOf } from "../api.js";
import { make } from "../dom.js";
import { number, text } from "../words.js";
import type { ExplainedTie } from "./asking.js";
import { periodText } from "./dates.js";
import type { Network, ShownLink, Tie } from "./model.js";
import { quotes, type Quote } from "./sentences.js";

/** Sentences of a tie that are shown at once, and ties of a node. */
const AT_ONCE = 2;
const TIES = 40;

/** What joins a node to others, each agreement once with all that it joins the node to. */
export function tiesOf(network: Network, links: ShownLink[], id: string): HTMLElement[] {
  const found = new Map<string, { tie: Tie; others: string[]; unsure: boolean }>();
  for (const { link, ties, unsure } of links) {
    const other = link.source === id ? link.target : link.source;
    for (const tie of ties) {
      // A relation is another one to each; an agreement may join several.
      const key = tie.isRelation ? `${tie.id} ${other}` : tie.id;
      const known = found.get(key) ?? { tie, others: [], unsure };
      known.others.push(network.nodes.get(other)?.label ?? other);
      found.set(key, known);
    }
  }
  const all = [...found.values()];
  const shown = all
    .slice(0, TIES)
    .map(({ tie, others, unsure }) => tieElement(tie, unsure, others));
  const more = all.length - TIES;
  if (more > 0) {
    shown.push(make("p", { class: "quiet" }, text("network.more_ties", { count: number(more) })));
  }
  return shown;
}

/** A tie; `isOut` if it does not count on the days. {@link fillTies} puts its sentences to it. */
export function tieElement(
  tie: Tie,
  unsure: boolean,
  others: string[] = [],
  isOut = false,
): HTMLElement {
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

/** Put sentences to the ties that `within` shows, and a mark to those that are disputed. */
export function fillTies(within: ParentNode, ties: ExplainedTie[], disputed: Set<string>): void {
  const told = new Map(ties.map((tie) => [tie.id, tie]));
  for (const place of within.querySelectorAll<HTMLElement>("[data-tie]")) {
    const tie = told.get(place.dataset.tie ?? "");
    place.replaceChildren(
      ...(tie && disputed.has(tie.id)
        ? [make("p", {}, make("span", { class: "chip warn" }, text("network.disputed")))]
        : []),
      ...sentences(tie ? quotes(tie) : []),
    );
  }
}

/** Say at the ties that `within` shows why there are no sentences. */
export function failTies(within: ParentNode, reason: string): void {
  for (const place of within.querySelectorAll("[data-tie]")) {
    place.replaceChildren(make("p", { class: "notice bad" }, reason));
  }
}

function sentences(all: Quote[]): HTMLElement[] {
  if (!all.length) return [make("p", { class: "quiet" }, text("network.no_sentence"))];
  const first = all.slice(0, AT_ONCE).map(quoted);
  if (all.length <= AT_ONCE) return first;
  const more = make("details", {}, make("summary", {}, text("network.more_sentences")));
  more.append(...all.slice(AT_ONCE).map(quoted));
  return [...first, more];
}

function quoted({ document, start, end, sentence }: Quote): HTMLElement {
  const source = make("a", { href: pageOf(document.id) }, document.label);
  if (sentence === undefined) {
    const place = text("network.place_only", { start, end });
    return make("p", {}, make("small", {}, place, " ", source));
  }
  const foot = make("footer", {}, make("small", {}, source));
  return make("blockquote", {}, make("p", {}, sentence), foot);
}
