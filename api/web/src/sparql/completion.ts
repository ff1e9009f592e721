// What may be written next: the terms of the vocabulary, variables of the query, keywords.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { address, problemOf } from "../api.js";
import { language } from "../words.js";
import { short, type Table } from "./answer.js";

const TERMS = `SELECT ?term ?class ?label ?about (SAMPLE(?of) AS ?domain) {
  GRAPH <graph/ontology> {
    ?term a ?type . VALUES ?type { owl:Class rdfs:Class owl:ObjectProperty owl:DatatypeProperty
      owl:AnnotationProperty rdf:Property skos:Concept }
    FILTER(?type != skos:Concept || STRSTARTS(STR(?term), STR(rk:)))
    BIND(?type IN (owl:Class, rdfs:Class) AS ?class)
    OPTIONAL { ?term rdfs:label ?label FILTER(LANG(?label) = "LANGUAGE") }
    OPTIONAL { ?term skos:definition ?about FILTER(LANG(?about) = "LANGUAGE") }
    OPTIONAL { ?term rdfs:domain ?of }
  }
  FILTER(ISIRI(?term))
} GROUP BY ?term ?class ?label ?about`;
/** Terms of RDF itself, which every query may need. */
const OWN = [
  "rdfs:label",
  "skos:altLabel",
  "rdf:type",
  "owl:sameAs",
  "rdf:subject",
  "rdf:predicate",
];
const KEYWORDS = `SELECT CONSTRUCT ASK DESCRIBE WHERE FILTER OPTIONAL UNION MINUS GRAPH VALUES BIND
  DISTINCT REDUCED LIMIT OFFSET PREFIX BASE FROM EXISTS UNDEF`.split(/\s+/);
const PAIRS = ["ORDER BY", "GROUP BY", "NOT EXISTS", "FROM NAMED"];
const FUNCTIONS = `STR LANG LANGMATCHES DATATYPE BOUND IRI BNODE ABS CEIL FLOOR ROUND CONCAT STRLEN
  UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY COALESCE
  IF STRLANG STRDT SAMETERM ISIRI ISBLANK ISLITERAL ISNUMERIC COUNT SUM MIN MAX AVG SAMPLE
  GROUP_CONCAT SUBSTR REPLACE REGEX`.split(/\s+/);

let terms: Promise<Completion[]> | undefined;

/** What completes a word of a query, for CodeMirror. */
export async function completed(context: CompletionContext): Promise<CompletionResult | null> {
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) return { from: variable.from, options: variables(context), validFor: /^[?$]\w*$/ };
  const word = context.matchBefore(/[A-Za-z][\w-]*(:[\w-]*)?/);
  if (!word && !context.explicit) return null;
  if (context.tokenBefore(["Comment", "String", "IRIREF"])) return null;
  terms ??= known();
  const before = context.state.sliceDoc(Math.max(0, (word?.from ?? context.pos) - 40), word?.from);
  const isClass = /(^|\s)(a|rdf:type)\s+$/.test(before);
  const all = await terms;
  const classes = all.filter((one) => one.type === "class");
  // Things are of classes; elsewhere properties are meant more often.
  const options = isClass
    ? classes
    : [...all.map((one) => ({ ...one, boost: one.type === "class" ? -2 : 2 })), ...words()];
  return {
    from: word?.from ?? context.pos,
    options,
    validFor: /^[\w-]*(:[\w-]*)?$/,
  };
}

/** The terms of the vocabulary; none if it cannot be asked for them. */
async function known(): Promise<Completion[]> {
  const query = TERMS.replaceAll("LANGUAGE", language);
  try {
    const answer = await fetch(address("/sparql", { query, format: "json" }));
    if (!answer.ok) throw await problemOf(answer);
    const { results } = (await answer.json()) as Table;
    const found = (results?.bindings ?? []).map((row): Completion => {
      const label = short(row["term"]);
      const domain = row["domain"] ? `${short(row["domain"])} → ` : "";
      return {
        label,
        detail: row["label"]?.value ?? "",
        info: row["about"] ? `${domain}${row["about"].value}` : "",
        type: row["class"]?.value === "true" ? "class" : "property",
      };
    });
    const named = new Set(found.map((one) => one.label));
    const own = OWN.filter((one) => !named.has(one)).map((label) => ({ label, type: "property" }));
    return [...found, ...own].filter((one) => one.label.includes(":"));
  } catch {
    // It is asked for again with the next word.
    terms = undefined;
    return [];
  }
}

function variables(context: CompletionContext): Completion[] {
  const written: string[] = context.state.doc.toString().match(/[?$]\w+/g) ?? [];
  const here = context.matchBefore(/[?$]\w*/)?.text;
  const found = new Set(written);
  // What is being written is no suggestion, unless it is there already.
  if (here && written.filter((one) => one === here).length < 2) found.delete(here);
  return [...found].map((label) => ({ label, type: "variable" }));
}

function words(): Completion[] {
  return [
    ...[...KEYWORDS, ...PAIRS].map((label) => ({ label, type: "keyword" })),
    ...FUNCTIONS.map((label) => ({ label, apply: `${label}(`, type: "function", boost: -3 })),
  ];
}
