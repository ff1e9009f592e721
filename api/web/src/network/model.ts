// A network as the page holds it: its nodes, what joins them, and what of it is there on some days.
import { counts, isUnsure, ordinal, spans, type Dated, type Period } from "./days.js";

/** What `/networks/{name}.graphology.json` sends. */
export interface Serialised {
  attributes: {
    title: string;
    version?: string;
    focus?: string;
    radius?: number;
    color: string;
    groups: Group[];
  };
  nodes: { key: string; attributes: NodeAttributes }[];
  edges: { source: string; target: string; attributes: EdgeAttributes }[];
}

/** A colour of the legend. */
export interface Group {
  label: string;
  color: string;
  nodes: number;
}

interface NodeAttributes {
  label: string;
  slug: string;
  kind: string;
  color: string;
  size: number;
  x: number;
  y: number;
}

interface EdgeAttributes {
  label: string;
  kind?: string;
  start?: string;
  end?: string;
  starts?: string;
  ends?: string;
  agreements?: string;
  weight: number;
}

export interface Node extends NodeAttributes {
  id: string;
}

/** One agreement, membership or relation between two nodes. */
export interface Tie extends Dated {
  id: string;
  label: string;
  kind: string;
  weight: number;
}

/** All that joins two nodes. */
export interface Link {
  key: string;
  source: string;
  target: string;
  ties: Tie[];
}

/** A link that is there: the ties that count, and whether documents leave all of them open. */
export interface ShownLink {
  link: Link;
  ties: Tie[];
  unsure: boolean;
}

/** What is there: nodes, and links by their keys. */
export interface Shown {
  nodes: Set<string>;
  links: Map<string, ShownLink>;
}

export class Network {
  readonly title: string;
  readonly version: string;
  readonly nodes = new Map<string, Node>();
  readonly links = new Map<string, Link>();
  groups: Group[];
  colouring: string;
  private readonly focus: string | undefined;
  private readonly radius: number | undefined;
  private readonly slugs = new Map<string, string>();

  constructor(data: Serialised) {
    const about = data.attributes;
    this.title = about.title;
    this.version = about.version ?? "";
    this.focus = about.focus;
    this.radius = about.radius;
    this.groups = about.groups;
    this.colouring = about.color;
    for (const { key, attributes } of data.nodes) {
      this.nodes.set(key, { id: key, ...attributes });
      if (!this.slugs.has(attributes.slug)) this.slugs.set(attributes.slug, key);
    }
    for (const { source, target, attributes } of data.edges) {
      const key = linkKey(source, target);
      const link = this.links.get(key) ?? { key, source, target, ties: [] };
      link.ties.push(tieOf(attributes));
      this.links.set(key, link);
    }
  }

  /** All ties. */
  get ties(): Tie[] {
    return [...this.links.values()].flatMap((link) => link.ties);
  }

  /** The node of a short name or an IRI. */
  called(name: string): Node | undefined {
    return this.nodes.get(name) ?? this.nodes.get(this.slugs.get(name) ?? "");
  }

  /** What a node is called in an address: its short name, or its IRI where another has that. */
  nameOf(id: string): string {
    const slug = this.nodes.get(id)?.slug ?? "";
    return this.slugs.get(slug) === id ? slug : id;
  }

  /** How many links a node has over all time. */
  degree(id: string): number {
    let sum = 0;
    for (const { source, target } of this.links.values()) {
      sum += Number(source === id || target === id);
    }
    return sum;
  }

  /** What is there on some days. */
  on(period: Period | null): Shown {
    let links = new Map<string, ShownLink>();
    for (const link of this.links.values()) {
      const ties = period ? link.ties.filter((tie) => counts(tie, period)) : link.ties;
      if (ties.length) {
        links.set(link.key, { link, ties, unsure: ties.every((tie) => isUnsure(tie, period)) });
      }
    }
    const shown: Shown = { nodes: endsOf(links), links };
    if (this.focus === undefined || this.radius === undefined || !period) {
      if (!period) for (const id of this.nodes.keys()) shown.nodes.add(id);
      else if (this.focus !== undefined) shown.nodes.add(this.focus);
      return shown;
    }
    const near = around(shown, this.focus, this.radius);
    links = new Map(
      [...links].filter(([, { link }]) => near.has(link.source) && near.has(link.target)),
    );
    return { nodes: endsOf(links).add(this.focus), links };
  }
}

/** The nodes at most `steps` from one, itself included. */
function around(shown: Shown, id: string, steps: number): Set<string> {
  const beside = new Map<string, string[]>();
  const join = (one: string, other: string): void => {
    const found = beside.get(one);
    if (found) found.push(other);
    else beside.set(one, [other]);
  };
  for (const { link } of shown.links.values()) {
    join(link.source, link.target);
    join(link.target, link.source);
  }
  const seen = new Set([id]);
  let front = [id];
  for (let step = 0; step < steps; step += 1) {
    front = front.flatMap((one) => beside.get(one) ?? []).filter((one) => !seen.has(one));
    for (const one of front) seen.add(one);
  }
  return seen;
}

/** Of what is shown only what is around a node. */
export function within(shown: Shown, id: string, steps: number): Shown {
  const near = around(shown, id, steps);
  const links = [...shown.links].filter(
    ([, { link }]) => near.has(link.source) && near.has(link.target),
  );
  return { nodes: new Set([...near].filter((one) => shown.nodes.has(one))), links: new Map(links) };
}

/** The links of a node among those that are shown. */
export function linksOf(shown: Shown, id: string): ShownLink[] {
  return [...shown.links.values()].filter(({ link }) => link.source === id || link.target === id);
}

/** What a link between two nodes is called, whichever of them comes first. */
export function linkKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function endsOf(links: Map<string, { link: Link }>): Set<string> {
  const ends = new Set<string>();
  for (const { link } of links.values()) ends.add(link.source).add(link.target);
  return ends;
}

function tieOf(told: EdgeAttributes): Tie {
  return {
    id: told.agreements ?? "",
    label: told.label,
    kind: told.kind ?? "",
    weight: told.weight,
    start: told.start === undefined ? undefined : ordinal(told.start),
    end: told.end === undefined ? undefined : ordinal(told.end),
    starts: spans(told.starts),
    ends: spans(told.ends),
    isRelation: told.kind === "relation",
  };
}
