// An answer of the endpoint: its terms, and how they are shown.
import { decoded, pageOf } from "../api.js";
import { daysMeant } from "../dates.js";
import { make } from "../dom.js";
import { language } from "../words.js";

/** A term of the SPARQL 1.1 Query Results JSON Format. */
export interface Term {
  type: "uri" | "literal" | "bnode";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

export type Row = Record<string, Term | undefined>;

/** An answer to SELECT or ASK; a graph is text. */
export interface Table {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Row[] };
}

const NUMBERS = /#(integer|decimal|double|float|int|long|short|nonNegativeInteger)$/;
const DATES = /#(date|dateTime|gYear|gYearMonth)$/;

/** Kinds of things that a name tells apart; agreements are often called alike. */
const NAMED = /\/id\/(organization|person|cluster|facility|programme|place|indicator)\//;
const MOST_NAMES = 300;

const names = new Map<string, string>();
let prefixes: [string, string][] = [];

/** The prefixes that IRIs are shortened with. */
export function knowPrefixes(known: Record<string, string>): void {
  prefixes = Object.entries(known).sort((one, other) => other[1].length - one[1].length);
}

/** The number that a term is, if it is one. */
export function numberOf(term: Term | undefined): number | undefined {
  if (!term || term.type !== "literal" || !NUMBERS.test(term.datatype ?? "")) return undefined;
  const value = Number(term.value);
  return Number.isFinite(value) ? value : undefined;
}

/** The first and the last day that a date may mean. */
export function daysOf(term: Term | undefined): [Date, Date] | undefined {
  if (!term || !DATES.test(term.datatype ?? "")) return undefined;
  return daysMeant(term.value);
}

/** A term as people read it: with a prefix, or what its address ends with. */
export function short(term: Term | undefined): string {
  if (!term) return "";
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type !== "uri") return term.value;
  const thing = term.value.indexOf("/id/");
  if (thing >= 0) return decoded(term.value.slice(thing + 4));
  const found = prefixes.find(([, namespace]) => term.value.startsWith(namespace));
  return found ? `${found[0]}:${term.value.slice(found[1].length)}` : term.value;
}

/** What a thing is called where there is little room. */
export function name(term: Term | undefined): string {
  return (term && names.get(term.value)) ?? short(term).replace(/^.*\//, "");
}

/** Learn the names of things; whether there is a new one. */
export async function learn(iris: Iterable<string>): Promise<boolean> {
  const wanted = [...new Set(iris)].filter((one) => NAMED.test(one) && !names.has(one));
  if (!wanted.length) return false;
  const things = wanted
    .slice(0, MOST_NAMES)
    .map((one) => `<${one}>`)
    .join(" ");
  const query = `SELECT ?thing ?name { VALUES ?thing { ${things} } ?thing rdfs:label ?name }`;
  try {
    const answer = await fetch("/sparql", {
      method: "POST",
      headers: { Accept: "application/sparql-results+json" },
      body: new URLSearchParams({ query }),
    });
    if (!answer.ok) return false;
    const { results } = (await answer.json()) as Table;
    // The name in the page's language comes last, so it is the one that stays.
    const order = ["de", "ja", "en", language];
    const place = (row: Row): number => order.lastIndexOf(row["name"]?.["xml:lang"] ?? "");
    const named = (results?.bindings ?? []).sort((one, other) => place(one) - place(other));
    for (const row of named) {
      if (row["thing"] && row["name"]) names.set(row["thing"].value, row["name"].value);
    }
    return Boolean(results?.bindings.length);
  } catch {
    // Without names, things are called by their addresses.
    return false;
  }
}

/** A term as an element: things lead to their pages. */
export function shown(term: Term | undefined): Node | null {
  if (!term) return null;
  if (term.type === "uri" && /^https?:/.test(term.value)) {
    const link = make("a", { href: pageOf(term.value) }, short(term));
    const known = names.get(term.value);
    return known ? make("span", {}, link, " ", make("small", {}, known)) : link;
  }
  const language = term["xml:lang"];
  if (!language) return document.createTextNode(short(term));
  const tag = make("small", { class: "tag" }, language);
  return make("span", {}, make("span", { lang: language }, term.value), " ", tag);
}
