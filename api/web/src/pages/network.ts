// The page of a network: joins the picture, time, the table and the panel, by what is in view.
import { address, Problem } from "../api.js";
import { element, make } from "../dom.js";
import { network, path, scores } from "../network/asking.js";
import { controls, legend } from "../network/controls.js";
import { iso, ordinal, type Period } from "../network/days.js";
import { Drawing } from "../network/drawing.js";
import {
  linkKey,
  Network,
  within,
  type Node,
  type Serialised,
  type Shown,
} from "../network/model.js";
import { Panel, type Path } from "../network/panel.js";
import { asPng, asSvg, download, onPrint } from "../network/save.js";
import { explanation } from "../network/sentences.js";
import { tell, told, type State } from "../network/state.js";
import { shown as scoreText, Table, type Row, type Scores } from "../network/table.js";
import { Time, told as dayTold } from "../network/time.js";
import { named, type Hit } from "../suggest.js";
import { number, text } from "../words.js";

const root = element("network");
const NAME = root.dataset.name ?? "";
const USUAL = (root.dataset.measures ?? "").split(",").filter(Boolean);
const size = element<HTMLSelectElement>("size");
const colour = element<HTMLSelectElement>("color");
const day = element<HTMLInputElement>("as_of");

class Page {
  private readonly state: State = { ...told(), size: size.value, color: colour.value };
  private readonly drawing: Drawing;
  private readonly panel: Panel;
  private readonly table: Table;
  private readonly time: Time;
  private readonly counts: HTMLElement;
  private readonly key: HTMLElement;
  private readonly empty = make("p", { class: "empty", hidden: true }, text("network.nobody"));
  private readonly sizes: Map<string, number>;
  private scores: Scores | null = null;
  private shown: Shown;
  private asking: AbortController | null = null;
  private explaining: AbortController | null = null;
  private timer = 0;

  constructor(private readonly network: Network) {
    this.sizes = new Map([...network.nodes.values()].map((one) => [one.id, one.size]));
    this.shown = network.on(this.period);
    const stage = make("div", {
      class: "stage",
      tabindex: 0,
      role: "application",
      "aria-label": text("network.stage", { nodes: network.nodes.size, edges: network.links.size }),
    });
    this.counts = make("span", { role: "status" });
    this.key = make("ul", { class: "legend", "aria-label": text("network.legend") });
    this.time = new Time(network.ties, (to) => this.goTo(to));
    const bar = controls({
      find: (query) => this.find(query),
      choose: (hit) => this.choose(hit.id, true),
      zoom: (factor) => this.drawing.zoom(factor),
      fit: () => this.drawing.fit(),
      fullScreen: () => this.fullScreen(),
      save: (form) => this.save(form),
    });
    const view = element("view");
    element<HTMLFormElement>("controls").querySelector("button")!.hidden = true;
    bar.prepend(element("controls"));
    stage.append(this.empty);
    view.replaceChildren(bar, stage, this.key, this.time.element);
    root.classList.add("live");
    this.drawing = new Drawing(stage, network, {
      node: (id) => this.choose(id),
      link: (key) => this.chooseLink(key),
      nothing: () => this.clear(),
      moved: () => this.later(() => this.write()),
    });
    if (this.state.view) this.drawing.camera = this.state.view;
    this.panel = new Panel(network, {
      close: () => this.clear(),
      link: (key) => this.chooseLink(key),
      around: (steps) => this.set({ radius: steps }),
      path: (target) => this.set({ path: network.nameOf(target), edge: "" }),
      find: (query) => this.find(query),
    });
    this.table = new Table(
      this.state.sort || `-${this.state.size}`,
      (id) => this.choose(id, true),
      (sort) => this.set({ sort }),
    );
    onPrint(stage, () => asSvg(this.drawing, this.source));
    this.listen();
    this.refresh();
    void this.score();
  }

  private get period(): Period | null {
    const { as_of, from, to } = this.state;
    if (as_of) return { first: ordinal(as_of), last: ordinal(as_of) };
    if (!from && !to) return null;
    return { first: from ? ordinal(from) : undefined, last: to ? ordinal(to) : undefined };
  }

  /** The days as the API is asked for them. */
  private get days(): Record<string, string> {
    const { as_of, from, to } = this.state;
    return as_of ? { as_of } : { from, to };
  }

  private listen(): void {
    element<HTMLFormElement>("controls").addEventListener("submit", (event) =>
      event.preventDefault(),
    );
    size.addEventListener("change", () => {
      this.table.sort = `-${size.value}`;
      this.set({ size: size.value, sort: "" });
      void this.score();
    });
    colour.addEventListener("change", () => void this.recolour());
    day.addEventListener("change", () => this.goTo(day.value));
    element("view").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.clear();
    });
  }

  /** Change what is in view. */
  private set(changed: Partial<State>): void {
    Object.assign(this.state, changed);
    this.refresh();
  }

  private goTo(to: string): void {
    this.set({ as_of: to, from: "", to: "" });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.score(), 250);
  }

  /** Everything from the state. */
  private refresh(): void {
    const there = this.network.on(this.period);
    const node = this.network.called(this.state.node);
    const steps = Number(this.state.radius);
    this.shown = node && steps ? within(there, node.id, steps) : there;
    this.drawing.show(this.shown, this.sizes);
    day.value = this.state.as_of;
    const { nodes, links } = this.shown;
    const counted = text("network.counts", {
      nodes: number(nodes.size),
      edges: number(links.size),
    });
    this.counts.textContent = counted;
    const { as_of, from, to } = this.state;
    this.time.show(as_of, dayTold(as_of, from, to), counted);
    this.empty.hidden = nodes.size > 0;
    const isUnsure = [...links.values()].some(({ unsure }) => unsure);
    this.key.replaceChildren(
      ...legend(this.network, isUnsure, this.period !== null),
      make("li", { class: "counts" }, this.counts),
    );
    // Until the first scores are there, the table is the one that the page came with.
    if (this.scores) this.table.show(this.scores, (id) => nodes.has(id));
    this.detail(node);
    this.write();
  }

  /** What was chosen: in the picture, and in the panel. */
  private detail(node: Node | undefined): void {
    this.explaining?.abort();
    const [source, target] = this.state.edge.split("~").map((one) => this.network.called(one));
    const goal = this.network.called(this.state.path);
    this.table.mark(node?.id ?? "");
    if (source && target) this.showLink(linkKey(source.id, target.id));
    else if (node && goal) void this.showPath(node, goal);
    else if (node) this.showNode(node);
    else {
      this.drawing.choose(null);
      this.panel.hide();
    }
  }

  private showNode(node: Node): void {
    const links = [...this.shown.links.values()].filter(
      ({ link }) => link.source === node.id || link.target === node.id,
    );
    this.drawing.choose({
      nodes: new Set([node.id, ...links.flatMap(({ link }) => [link.source, link.target])]),
      links: new Set(links.map(({ link }) => link.key)),
    });
    const { rows, titles } = this.scores ?? { rows: [], titles: {} };
    const row = rows.find(({ id }) => id === node.id);
    const { size: first } = this.state;
    const names = Object.keys(titles).sort((a, b) => Number(b === first) - Number(a === first));
    this.panel.node(
      node,
      this.shown,
      this.state.radius,
      names.map((name) => [titles[name] ?? name, scoreText(row?.[name])]),
    );
    if (this.shown.nodes.has(node.id)) void this.explain(node.id);
  }

  private showLink(key: string): void {
    const link = this.network.links.get(key);
    if (!link) return this.panel.hide();
    const { ties = [], unsure = false } = this.shown.links.get(key) ?? {};
    this.drawing.choose({ nodes: new Set([link.source, link.target]), links: new Set([key]) });
    this.panel.link(link, ties, unsure);
    // Of the two ends that with less behind it is asked about.
    const [one, other] =
      this.degree(link.source) <= this.degree(link.target)
        ? [link.source, link.target]
        : [link.target, link.source];
    void this.explain(one, other);
  }

  private async showPath(source: Node, target: Node): Promise<void> {
    const control = (this.explaining = new AbortController());
    try {
      const found = await path(NAME, source.id, target.id, this.days, control.signal);
      const ids = found?.nodes.map(({ id }) => id) ?? [source.id, target.id];
      const keys = ids.slice(1).map((id, at) => linkKey(ids[at] ?? "", id));
      this.drawing.choose({ nodes: new Set(ids), links: new Set(keys) });
      this.panel.path(source, target, found, this.shown);
    } catch (error) {
      if (control.signal.aborted) return;
      // Neither is in the network on a day on which the service does not know it.
      if (!(error instanceof Problem) || error.status !== 404) throw error;
      this.panel.path(source, target, undefined, this.shown);
    }
  }

  private async explain(id: string, between?: string): Promise<void> {
    const control = (this.explaining = new AbortController());
    // Whoever plays with time or goes through the table does not want all of it.
    await new Promise((done) => setTimeout(done, 150));
    if (control.signal.aborted) return;
    const measure = USUAL.length > 1 ? this.state.size : "degree";
    // Of an edge everything is asked for: its agreements are shown even if none counts.
    const days: Record<string, string> = between ? {} : this.days;
    try {
      const found = await explanation(NAME, id, measure, days, control.signal);
      if (!control.signal.aborted)
        this.panel.explain(found, this.shown.nodes.size, measure, between);
    } catch (error) {
      if (!control.signal.aborted)
        this.panel.fail(error instanceof Error ? error.message : String(error));
    }
  }

  private choose(id: string, look = false): void {
    this.set({ node: this.network.nameOf(id), edge: "", path: "" });
    if (look) this.drawing.look([id]);
  }

  private chooseLink(key: string): void {
    const link = this.network.links.get(key);
    if (!link) return;
    const ends = [link.source, link.target].map((id) => this.network.nameOf(id));
    this.set({ edge: ends.join("~"), node: "", path: "", radius: "" });
  }

  private clear(): void {
    const { node } = this.state;
    if (!node && !this.state.edge) return;
    const hadFocus = element("details").contains(document.activeElement);
    this.set({ node: "", edge: "", path: "", radius: "" });
    const row = this.network.called(node)?.id ?? "";
    if (hadFocus)
      document.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(row)}"] button`)?.focus();
  }

  private degree(id: string): number {
    let sum = 0;
    for (const { source, target } of this.network.links.values())
      sum += Number(source === id || target === id);
    return sum;
  }

  /** Scores of the days, for the table and the sizes. */
  private async score(): Promise<void> {
    this.asking?.abort();
    const control = (this.asking = new AbortController());
    const { size: first } = this.state;
    const measures = [first, ...USUAL.filter((name) => name !== first)];
    try {
      const found = await scores(
        NAME,
        USUAL.length > 1 ? measures : [first],
        this.days,
        control.signal,
      );
      this.scores = found;
      const values = found.rows.map(
        (row) => [row.id, Math.max(Number(row[first] ?? 0), 0)] as const,
      );
      const largest = values.reduce((most, [, value]) => Math.max(most, value), 0);
      // As files have them: areas in proportion.
      for (const [id, value] of values) {
        this.sizes.set(id, largest > 0 ? 10 + 30 * Math.sqrt(value / largest) : 10);
      }
      this.refresh();
    } catch (error) {
      if (!control.signal.aborted) this.fail(error);
    }
  }

  private async recolour(): Promise<void> {
    try {
      const data = await network(NAME, colour.value, this.state.size);
      for (const { key, attributes } of data.nodes) {
        const node = this.network.nodes.get(key);
        if (node) node.color = attributes.color;
      }
      this.network.groups = data.attributes.groups;
      this.network.colouring = data.attributes.color;
      this.set({ color: colour.value });
    } catch (error) {
      this.fail(error);
    }
  }

  private async find(query: string): Promise<Hit[]> {
    const wanted = query.toLocaleLowerCase();
    const here: Hit[] = [];
    for (const { id, slug, label } of this.network.nodes.values()) {
      if (label.toLocaleLowerCase().includes(wanted) || slug.includes(wanted)) {
        here.push({ id, slug, label, collection: "", match: { value: label, lang: "" } });
      }
      if (here.length >= 8) break;
    }
    // Names in other languages and spellings are those that the whole graph is searched for.
    const others = here.length ? [] : await named(query, 50);
    return [...here, ...others.filter(({ id }) => this.network.nodes.has(id))];
  }

  private async save(form: "svg" | "png"): Promise<void> {
    const { as_of } = this.state;
    const { source } = this;
    const content =
      form === "png"
        ? await asPng(this.drawing, source)
        : new Blob([asSvg(this.drawing, source)], { type: "image/svg+xml" });
    download(content, `${[NAME, as_of].filter(Boolean).join("-")}.${form}`);
  }

  /** What a saved view says of itself. */
  private get source(): string {
    const { as_of, from, to } = this.state;
    const parts = [this.network.title, dayTold(as_of, from, to), `Renkei ${this.network.version}`];
    return parts.join(" · ");
  }

  private fullScreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void root.requestFullscreen();
  }

  private later(act: () => void): void {
    clearTimeout(this.writing);
    this.writing = window.setTimeout(act, 300);
  }

  private writing = 0;

  /** The view into the address, and what is chosen into the addresses of files. */
  private write(): void {
    this.state.view = this.drawing.camera;
    tell(this.state);
    const { node, radius } = this.state;
    const isPart = node && radius;
    for (const link of document.querySelectorAll<HTMLAnchorElement>("#downloads a")) {
      const form = link.dataset.form ?? "";
      const path = isPart ? `/networks/${NAME}/ego.${form}` : `/networks/${NAME}.${form}`;
      const given = new URLSearchParams(new URL(link.href).search);
      const wanted = { ...this.days, color: colour.value, size: size.value };
      const around = isPart ? { node, radius } : {};
      for (const name of ["as_of", "from", "to", "node", "radius"]) given.delete(name);
      link.href = address(path, { ...Object.fromEntries(given), ...wanted, ...around });
    }
  }

  private fail(error: unknown): void {
    failed(error);
  }
}

function failed(error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  document.getElementById("failed")?.remove();
  const told = text("network.failed", { detail });
  root.before(make("p", { id: "failed", class: "notice bad", role: "alert" }, told));
}

/** The picture as a file, where none can be drawn here. */
function showPicture(): void {
  const { source = "", told: alt = "" } = figure.dataset;
  root.before(make("p", { class: "notice" }, text("network.no_webgl")));
  figure.replaceChildren(
    make("img", { class: "picture", src: source, alt, width: 1280, height: 720 }),
  );
}

const figure = element("picture");
if (!document.createElement("canvas").getContext("webgl2")) {
  showPicture();
} else {
  figure.append(make("p", { class: "empty", role: "status" }, text("network.loading")));
  try {
    const data = await network(NAME, colour.value, size.value);
    const page = new Page(new Network(data));
    void page;
  } catch (error) {
    failed(error);
  }
}
