// What was chosen: it stands out in the picture, and the panel says what it rests on.
import { Problem, reasonOf } from "../api.js";
import { Latest } from "../latest.js";
import { askExplanation, askPath, type Scores } from "./asking.js";
import type { Drawing } from "./drawing.js";
import { linkKey, linksOf, type Link, type Network, type Node, type Shown } from "./model.js";
import type { Panel } from "./panel.js";
import { daysOf, type State } from "./state.js";
import { scoreText } from "./table.js";

/** Milliseconds that something is looked at before the API is asked about it. */
const GLANCE = 150;

/** What is in view while something is chosen. */
export interface InView {
  state: State;
  shown: Shown;
  scores: Scores | null;
}

export class Detail {
  private readonly asking = new Latest();

  /** `name` is that of the network; `isScored` says whether it has the measure that sizes are of. */
  constructor(
    private readonly name: string,
    private readonly network: Network,
    private readonly drawing: Drawing,
    private readonly panel: Panel,
    private readonly isScored: boolean,
  ) {}

  /** Show what the state says is chosen: an edge, a path, a node, or nothing. */
  show(view: InView): void {
    this.asking.stop();
    const { state } = view;
    const [source, target] = state.edge.split("~").map((one) => this.network.called(one));
    const link = source && target && this.network.links.get(linkKey(source.id, target.id));
    const node = this.network.called(state.node);
    const goal = this.network.called(state.path);
    if (link) this.link(link, view);
    else if (node && goal) void this.path(node, goal, view);
    else if (node) this.node(node, view);
    else {
      this.drawing.choose(null);
      this.panel.hide();
    }
  }

  private node(node: Node, view: InView): void {
    const { state, shown, scores } = view;
    const links = linksOf(shown, node.id);
    this.drawing.choose({
      nodes: new Set([node.id, ...links.flatMap(({ link }) => [link.source, link.target])]),
      links: new Set(links.map(({ link }) => link.key)),
    });
    const { rows, titles } = scores ?? { rows: [], titles: {} };
    const row = rows.find(({ id }) => id === node.id);
    const first = (name: string): number => Number(name === state.size);
    const names = Object.keys(titles).sort((a, b) => first(b) - first(a));
    this.panel.node(
      node,
      shown,
      state.radius,
      names.map((name) => [titles[name] ?? name, scoreText(row?.[name])]),
    );
    if (shown.nodes.has(node.id)) void this.explain(view, node.id);
  }

  private link(link: Link, view: InView): void {
    const { key, source, target } = link;
    const { ties = [], unsure = false } = view.shown.links.get(key) ?? {};
    this.drawing.choose({ nodes: new Set([source, target]), links: new Set([key]) });
    this.panel.link(link, ties, unsure);
    // Of the two ends that with less behind it is asked about.
    const isLess = this.network.degree(source) <= this.network.degree(target);
    void this.explain(view, isLess ? source : target, isLess ? target : source);
  }

  private async path(source: Node, target: Node, { state, shown }: InView): Promise<void> {
    const signal = await this.glance();
    if (signal.aborted) return;
    try {
      const found = await askPath(this.name, source.id, target.id, daysOf(state), signal);
      const ids = found?.nodes.map(({ id }) => id) ?? [source.id, target.id];
      const keys = ids.slice(1).map((id, at) => linkKey(ids[at] ?? "", id));
      this.drawing.choose({ nodes: new Set(ids), links: new Set(keys) });
      if (found) this.panel.path(source, target, found, shown);
      else this.panel.noPath(source, target);
    } catch (error) {
      if (signal.aborted) return;
      // Neither is in the network on a day on which the service does not know it.
      const isUnknown = error instanceof Problem && error.status === 404;
      this.panel.noPath(source, target, isUnknown ? undefined : reasonOf(error));
    }
  }

  /** What a node's score rests on; of its ties only those with `between`, if that is given. */
  private async explain({ state, shown }: InView, id: string, between?: string): Promise<void> {
    const signal = await this.glance();
    if (signal.aborted) return;
    const measure = this.isScored ? state.size : "degree";
    // Of an edge everything is asked for: its agreements are shown even if none counts.
    const days: Record<string, string> = between ? {} : daysOf(state);
    try {
      const found = await askExplanation(this.name, id, measure, days, signal);
      this.panel.explain(found, shown.nodes.size, measure, between);
    } catch (error) {
      if (!signal.aborted) this.panel.fail(reasonOf(error));
    }
  }

  /** Whoever plays with time or goes through the table does not want all of it. */
  private async glance(): Promise<AbortSignal> {
    const signal = this.asking.next();
    await new Promise((done) => setTimeout(done, GLANCE));
    return signal;
  }
}
