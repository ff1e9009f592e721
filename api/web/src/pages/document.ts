// The page of a document: a mark in the text shows its facts, a fact its places in the text.
import { decoded } from "../api.js";
import { element, make } from "../dom.js";
import { text } from "../words.js";

interface Fact {
  row: HTMLLIElement;
  thing: HTMLElement;
  places: [number, number][];
}

interface Mark {
  link: HTMLAnchorElement;
  start: number;
}

const here = element("here");
const title = element("here-title");
const shown = element("here-facts");

const facts: Fact[] = [...document.querySelectorAll<HTMLLIElement>("#facts li")].map((row) => ({
  row,
  thing: row.closest<HTMLElement>(".thing")!,
  places: (row.dataset.at?.split(" ") ?? []).map(
    (place) => place.split("-").map(Number) as [number, number],
  ),
}));
const factsById = new Map(facts.map((fact) => [fact.row.id, fact]));
const marks: Mark[] = [...document.querySelectorAll<HTMLAnchorElement>("#text .mark")].map(
  (link) => ({ link, start: Number(link.id.slice(1)) }),
);
const placeOfMark = new Map(marks.map((mark, index) => [mark.link, index]));

/** The facts over a piece of the text, the narrowest first. */
function factsAt(start: number): Fact[] {
  const found: [number, Fact][] = [];
  for (const fact of facts) {
    const over = fact.places.find(([from, to]) => from <= start && start < to);
    if (over) found.push([over[1] - over[0], fact]);
  }
  return found.sort((one, other) => one[0] - other[0]).map(([, fact]) => fact);
}

/** Show facts above the list, and mark them in it. */
function show(heading: string, found: Fact[], picked: (mark: Mark) => boolean): void {
  for (const one of document.querySelectorAll(".picked")) one.classList.remove("picked");
  for (const fact of found) fact.row.classList.add("picked");
  for (const mark of marks) if (picked(mark)) mark.link.classList.add("picked");
  title.textContent = heading;
  const byThing = new Map<HTMLElement, Fact[]>();
  for (const fact of found) {
    byThing.set(fact.thing, [...(byThing.get(fact.thing) ?? []), fact]);
  }
  shown.replaceChildren(...[...byThing].flatMap(listed));
  here.hidden = found.length === 0;
  shown.scrollTop = 0;
}

/** Facts about a thing, as the list has them. */
function listed([thing, found]: [HTMLElement, Fact[]]): HTMLElement[] {
  const rows = found.map((fact) =>
    make(
      "li",
      { "data-fact": fact.row.id },
      ...[...fact.row.childNodes].map((node) => node.cloneNode(true)),
    ),
  );
  const name = thing.querySelector("h3")!.childNodes;
  return [
    make("h3", {}, ...[...name].map((node) => node.cloneNode(true))),
    make("ul", {}, ...rows),
  ];
}

/** Bring an element into view where it scrolls, without moving what is around it. */
function reveal(target: Element, block: ScrollLogicalPosition = "center"): void {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

function remember(fragment: string): void {
  history.replaceState(null, "", `${location.pathname}${location.search}${fragment}`);
}

function pickMark(mark: Mark): void {
  const found = factsAt(mark.start);
  stop(mark);
  show(text("document.here"), found, (one) => one === mark);
  remember(`#${mark.link.id}`);
  const list = document.querySelector(".beside")!;
  const first = found[0]?.row;
  // On a narrow page the list is far below; the facts are shown over the text there.
  if (first && getComputedStyle(list).overflowY === "auto") {
    const above = here.offsetHeight + 12;
    const from = first.getBoundingClientRect().top - list.getBoundingClientRect().top;
    list.scrollTo({ top: list.scrollTop + from - above - 40 });
  }
}

/** Show where a fact stands, at first in the piece with this id if it is over it. */
function pickFact(fact: Fact, id?: string): void {
  const covered = (mark: Mark) =>
    fact.places.some(([from, to]) => from <= mark.start && mark.start < to);
  show(text("document.here_one"), [fact], covered);
  remember(`#${fact.row.id}`);
  const first = marks.find((mark) => mark.link.id === id) ?? marks.find(covered);
  if (!first) return;
  stop(first);
  reveal(first.link);
  first.link.focus({ preventScroll: true });
}

/** What the address leads to is picked, as if somebody had chosen it. */
function open(): void {
  const id = decoded(location.hash.slice(1));
  const fact = factsById.get(id);
  const mark = marks.find((one) => one.link.id === id);
  if (fact) pickFact(fact);
  else if (mark) {
    pickMark(mark);
    reveal(mark.link);
  }
}

function clear(): void {
  const back = document.querySelector<HTMLElement>(".mark[tabindex='0']");
  show("", [], () => false);
  remember("");
  back?.focus({ preventScroll: true });
}

/** The text is one stop of the Tab key: the mark that was picked last. */
function stop(mark: Mark): void {
  for (const one of marks) one.link.tabIndex = one === mark ? 0 : -1;
}

function step(event: KeyboardEvent): void {
  const from = placeOfMark.get(event.target as HTMLAnchorElement);
  if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const ends: Record<string, number> = { Home: 0, End: marks.length - 1 };
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowDown: 1,
    ArrowLeft: -1,
    ArrowUp: -1,
  };
  const to = ends[event.key] ?? from + (steps[event.key] ?? NaN);
  const mark = marks[to];
  if (!mark) return;
  event.preventDefault();
  stop(mark);
  mark.link.focus();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = (event.target as Element).closest("a");
  if (!link) return;
  const mark = marks[placeOfMark.get(link) ?? -1];
  if (mark) {
    event.preventDefault();
    pickMark(mark);
  } else if (link.dataset.line) {
    const row = link.closest("li")!;
    const fact = factsById.get(row.dataset.fact ?? row.id);
    if (!fact) return;
    event.preventDefault();
    pickFact(fact, link.hash.slice(1));
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !here.hidden) clear();
  else step(event);
});
element("close").addEventListener("click", clear);
window.addEventListener("hashchange", open);

if (marks[0]) stop(marks[0]);
open();
