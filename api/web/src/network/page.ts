// Joins the picture, time, the table and the panel of a network, by what is in view.
import { element } from "../dom.js";
import { Latest } from "../latest.js";
import { askNetwork, askScores, type Scores } from "./asking.js";
import { controls } from "./controls.js";
import { daysText } from "./dates.js";
import { Detail } from "./detail.js";
import { Drawing } from "./drawing.js";
import { hideFailure, showFailure, showUnknown } from "./failure.js";
import { addressFiles, fileName } from "./files.js";
import { nodesNamed } from "./finding.js";
import { Frame } from "./frame.js";
import { within, type Network, type Shown } from "./model.js";
import { Panel } from "./panel.js";
import { asPng, asSvg, download, onPrint } from "./save.js";
import { sizesOf } from "./sizes.js";
import { daysOf, periodOf, readAddress, writeAddress, type State } from "./state.js";
import { Table } from "./table.js";
import { Time } from "./time.js";

const root = element("network");
const NAME = root.dataset.name ?? "";
const USUAL = (root.dataset.measures ?? "").split(",").filter(Boolean);
const size = element<HTMLSelectElement>("size");
const colour = element<HTMLSelectElement>("color");
const day = element<HTMLInputElement>("as_of");

/** Milliseconds after which what passed by has come to rest. */
const REST = 250;

/** What a person does with a network. */
export class NetworkPage {
  private state: State = { ...readAddress(), size: size.value, color: colour.value };
  private readonly frame: Frame;
  private readonly drawing: Drawing;
  private readonly detail: Detail;
  private readonly table: Table;
  private readonly time: Time;
  private readonly sizes: Map<string, number>;
  private readonly scoring = new Latest();
  private readonly colouring = new Latest();
  private scores: Scores | null = null;
  /** The days that they are of. */
  private scored = "";
  private shown: Shown;
  private timer = 0;
  private writing = 0;

  constructor(private readonly network: Network) {
    this.sizes = new Map([...network.nodes.values()].map((one) => [one.id, one.size]));
    this.shown = network.on(periodOf(this.state));
    this.time = new Time(network.ties, (to, isPassing) => this.goTo(to, isPassing));
    const bar = controls({
      find: (query) => nodesNamed(network, query),
      choose: (hit) => this.choose(hit.id, true),
      zoom: (factor) => this.drawing.zoom(factor),
      fit: () => this.drawing.frame(this.shown.nodes),
      fullScreen: () => this.fullScreen(),
      save: (form) => this.save(form),
      link: () => {
        this.write();
        return location.href;
      },
    });
    this.frame = new Frame(network, bar, this.time.element);
    const { stage } = this.frame;
    root.classList.add("live");
    this.drawing = new Drawing(stage, network, {
      node: (id) => this.choose(id),
      link: (key) => this.chooseLink(key),
      nothing: () => this.clear(),
      moved: () => this.settle(),
    });
    if (this.state.view) this.drawing.camera = this.state.view;
    const panel = new Panel(network, {
      close: () => this.clear(),
      link: (key) => this.chooseLink(key),
      around: (steps) => {
        this.set({ radius: steps });
        this.drawing.frame(this.shown.nodes);
      },
      path: (target) => this.set({ path: network.nameOf(target), edge: "" }),
      find: (query) => nodesNamed(network, query),
    });
    this.detail = new Detail(NAME, network, this.drawing, panel, USUAL.length > 1);
    this.table = new Table(
      this.state.sort || `-${this.state.size}`,
      (id) => this.choose(id, true),
      (sort) => this.set({ sort }),
    );
    onPrint(stage, () => asSvg(this.drawing, this.source));
    this.dropUnknown();
    this.listen();
    this.refresh();
    if (this.state.radius && !this.state.view) this.drawing.frame(this.shown.nodes);
    this.write(false);
    void this.score();
  }

  private listen(): void {
    size.addEventListener("change", () => {
      this.table.sort = `-${size.value}`;
      this.set({ size: size.value, sort: "" });
      void this.score();
    });
    colour.addEventListener("change", () => void this.recolour());
    day.addEventListener("change", () => {
      this.time.pause();
      this.goTo(day.value);
    });
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.clear();
    });
    addEventListener("popstate", () => this.restore());
  }

  /** Show what the address says after somebody went back or forth. */
  private restore(): void {
    const before = this.state;
    this.time.pause();
    this.state = readAddress();
    this.drawing.camera = this.state.view;
    size.value = this.state.size;
    colour.value = this.state.color;
    if (before.size !== this.state.size) this.table.sort = this.state.sort || `-${size.value}`;
    this.refresh();
    this.write(false);
    if (before.color !== this.state.color) void this.recolour();
    void this.score();
  }

  /** What the address names and the network does not have is told, and not looked for any more. */
  private dropUnknown(): void {
    for (const one of ["node", "path", "edge"] as const) {
      const names = this.state[one].split("~").filter(Boolean);
      const unknown = names.filter((name) => !this.network.called(name));
      if (!unknown.length) continue;
      for (const name of unknown) showUnknown(name);
      this.state[one] = "";
    }
  }

  /** Change what is in view. */
  private set(changed: Partial<State>): void {
    Object.assign(this.state, changed);
    this.refresh();
    this.write();
  }

  /** Browsers refuse addresses that change too often: that of days that pass by is not written. */
  private goTo(to: string, isPassing = false): void {
    Object.assign(this.state, { as_of: to, from: "", to: "" });
    this.refresh();
    if (!isPassing) this.write();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.write();
      void this.score();
    }, REST);
  }

  /** Everything from the state. */
  private refresh(): void {
    const there = this.network.on(periodOf(this.state));
    const node = this.network.called(this.state.node);
    const steps = Number(this.state.radius);
    this.shown = node && steps ? within(there, node.id, steps) : there;
    this.drawing.show(this.shown, this.sizes);
    day.value = this.state.as_of;
    const counted = this.frame.show(this.shown, periodOf(this.state) !== null);
    this.time.show(this.state.as_of, daysText(this.state), counted);
    const isOfNow = this.scored === daysKey(this.state);
    // Until the first scores are there, the table is the one that the page came with.
    if (this.scores) this.table.show(this.scores, (id) => this.shown.nodes.has(id), isOfNow);
    this.table.mark(node?.id ?? "");
    const scores = isOfNow ? this.scores : null;
    this.detail.show({ state: this.state, shown: this.shown, scores });
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
    if (hadFocus) this.table.focus(this.network.called(node)?.id ?? "");
  }

  /** Scores of the days, for the table and the sizes. */
  private async score(): Promise<void> {
    const signal = this.scoring.next();
    const { size: first } = this.state;
    const days = daysKey(this.state);
    const measures = [first, ...USUAL.filter((name) => name !== first)];
    try {
      const found = await askScores(
        NAME,
        USUAL.length > 1 ? measures : [first],
        daysOf(this.state),
        signal,
      );
      hideFailure();
      this.scores = found;
      this.scored = days;
      for (const [id, value] of sizesOf(found.rows, first)) this.sizes.set(id, value);
      this.refresh();
    } catch (error) {
      if (!signal.aborted) showFailure(error);
    }
  }

  private async recolour(): Promise<void> {
    const signal = this.colouring.next();
    const color = colour.value;
    try {
      const data = await askNetwork(NAME, color, this.state.size, signal);
      for (const { key, attributes } of data.nodes) {
        const node = this.network.nodes.get(key);
        if (node) node.color = attributes.color;
      }
      this.network.groups = data.attributes.groups;
      this.network.colouring = data.attributes.color;
      hideFailure();
      this.set({ color });
    } catch (error) {
      if (!signal.aborted) showFailure(error);
    }
  }

  private async save(form: "svg" | "png"): Promise<void> {
    const { source } = this;
    try {
      const content =
        form === "png"
          ? await asPng(this.drawing, source)
          : new Blob([asSvg(this.drawing, source)], { type: "image/svg+xml" });
      download(content, fileName(NAME, this.state, form));
    } catch (error) {
      showFailure(error);
    }
  }

  /** What a saved view says of itself. */
  private get source(): string {
    const { title, version } = this.network;
    return [title, daysText(this.state), `Renkei ${version}`].join(" · ");
  }

  private fullScreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void root.requestFullscreen();
  }

  /** Write where one looks when the picture has come to rest. */
  private settle(): void {
    clearTimeout(this.writing);
    this.writing = window.setTimeout(() => this.write(false), REST);
  }

  /** The view into the address, and what is chosen into the addresses of files. */
  private write(isStep = true): void {
    this.state.view = this.drawing.camera;
    writeAddress(this.state, isStep);
    addressFiles(NAME, this.state);
  }
}

function daysKey(state: State): string {
  return JSON.stringify(daysOf(state));
}
