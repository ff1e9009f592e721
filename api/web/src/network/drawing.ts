// The picture of a network: sigma draws discs and lines with WebGL, names lie on a canvas above.
import { UndirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram, EdgeRectangleProgram, NodePointProgram } from "sigma/rendering";
import { colours, mixed, onTheme, type Colours } from "./colours.js";
import { DashedProgram } from "./dashes.js";
import { letteringOn, type Lettering } from "./lettering.js";
import type { Network, Shown } from "./model.js";
import { placed, type Disc, type Line, type Placed } from "./names.js";

/** What stands out: a node or what is on a path; `null` if nothing does. */
export interface Chosen {
  nodes: Set<string>;
  links: Set<string>;
}

interface Listeners {
  node: (id: string) => void;
  link: (key: string) => void;
  nothing: () => void;
  moved: () => void;
}

/** Pixels around a line in which it can be pointed at. */
const NEAR = 7;
/** Beyond so many lines they are hairlines, and left out while the picture moves. */
const HEAVY = 4000;

type Point = { x: number; y: number };

/** Pixels that names have beside what is framed, and how near a frame leads. */
const BESIDE = 140;
const NEAREST = 0.35;

/** How much farther apart nodes may be one way than in files, so that they fill the page. */
const STRETCH = 1.4;

/** Where nodes go: pictures are wider than high; where the page is not, they are turned. */
function spread(network: Network, page: HTMLElement): Map<string, Point> {
  const isTurned = page.clientWidth < page.clientHeight;
  const points = [...network.nodes.values()].map(({ id, x, y }): [string, Point] => [
    id,
    isTurned ? { x: -y, y: x } : { x, y },
  ]);
  const reach = (axis: "x" | "y"): number => {
    let [least, most] = [Infinity, -Infinity];
    for (const [, point] of points) {
      least = Math.min(least, point[axis]);
      most = Math.max(most, point[axis]);
    }
    return most - least || 1;
  };
  // On paper the page has no room for a picture that moves.
  const shape = page.clientWidth / page.clientHeight || 1;
  const lacking = reach("x") / reach("y") / shape;
  const up = Math.min(Math.max(lacking, 1), STRETCH);
  const across = Math.min(Math.max(1 / lacking, 1), STRETCH);
  return new Map(points.map(([id, { x, y }]) => [id, { x: x * across, y: y * up }]));
}

/** Sigma's layers that nothing is drawn on here; each would cost time at every frame. */
const UNUSED = ["edgeLabels", "labels", "hovers", "hoverNodes"];

/**
 * Discs that are drawn once: what lies under the pointer is computed, not read from pixels.
 * Points are all drawn in one step; without a graphics card sigma's circles are drawn one by one.
 */
class Discs extends NodePointProgram {
  constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, sigma: Sigma) {
    super(gl, null, sigma);
  }
}

export class Drawing {
  readonly sigma: Sigma;
  private readonly graph = new UndirectedGraph();
  private shown: Shown = { nodes: new Set(), links: new Map() };
  private chosen: Chosen | null = null;
  private over: string | null = null;
  private sizes = new Map<string, number>();
  private ranked: string[] = [];
  private colours: Colours;
  private readonly scale: number;
  private readonly isHeavy: boolean;
  private readonly lettering: Lettering;
  /** How nodes are drawn, since sigma last looked at them; asking it costs a copy each time. */
  private readonly looks = new Map<string, Point & { size: number; color: string }>();

  constructor(
    readonly stage: HTMLElement,
    readonly network: Network,
    private readonly tell: Listeners,
  ) {
    this.colours = colours(stage);
    this.isHeavy = network.links.size > HEAVY;
    const count = network.nodes.size;
    this.scale = count <= 30 ? 0.5 : count <= 150 ? 0.36 : count <= 1000 ? 0.22 : 0.12;
    for (const [id, point] of spread(network, stage)) this.graph.addNode(id, point);
    for (const { key, source, target } of network.links.values()) {
      this.graph.addEdgeWithKey(key, source, target);
    }
    this.sigma = new Sigma(this.graph, stage, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableEdgeEvents: false,
      defaultDrawNodeHover: () => undefined,
      nodeProgramClasses: { circle: Discs },
      // Drawn in this order: sigma's own name comes first, so what stands out lies above.
      edgeProgramClasses: {
        line: EdgeLineProgram,
        band: EdgeRectangleProgram,
        dashed: DashedProgram,
      },
      nodeReducer: (id, data) => ({ ...data, ...this.node(id) }),
      edgeReducer: (key, data) => ({ ...data, ...this.link(key) }),
      hideEdgesOnMove: this.isHeavy,
      stagePadding: count <= 150 ? Math.min(70, stage.clientWidth / 6) : 30,
      minCameraRatio: 0.01,
      maxCameraRatio: 4,
      zIndex: true,
    });
    // Reading pixels waits for all that is being drawn, at each move of the pointer.
    Object.assign(this.sigma, { getNodeAtPosition: (at: Point) => this.nodeAt(at) });
    const canvases = this.sigma.getCanvases();
    for (const name of UNUSED) canvases[name]?.style.setProperty("display", "none");
    // It hears the mouse, and is never seen.
    canvases.mouse?.style.setProperty("opacity", "0");
    this.lettering = letteringOn(this.sigma, stage);
    this.sigma.on("afterProcess", () => this.remember());
    this.sigma.on("afterRender", () => this.write());
    this.sigma.on("enterNode", ({ node }) => this.point(node));
    this.sigma.on("leaveNode", () => this.point(null));
    this.sigma.on("clickNode", ({ node }) => tell.node(node));
    this.sigma.on("clickStage", ({ event }) => {
      const key = this.linkAt(event.x, event.y);
      if (key) tell.link(key);
      else tell.nothing();
    });
    this.sigma.getCamera().on("updated", tell.moved);
    stage.addEventListener("mousemove", (event) => this.hint(event));
    stage.addEventListener("keydown", (event) => this.steer(event));
    onTheme(() => {
      this.colours = colours(stage);
      this.sigma.refresh();
    });
  }

  /** Show these nodes and links; `sizes` has those of nodes, 10 to 40. */
  show(shown: Shown, sizes: Map<string, number>): void {
    this.shown = shown;
    this.sizes = sizes;
    this.ranked = [...shown.nodes].sort(
      (a, b) => (sizes.get(b) ?? 10) - (sizes.get(a) ?? 10) || (a < b ? -1 : 1),
    );
    this.sigma.refresh();
  }

  /** Let some stand out. */
  choose(chosen: Chosen | null): void {
    this.chosen = chosen;
    this.sigma.refresh();
  }

  /** Bring nodes into the middle, if they are not in sight or `always`. */
  look(ids: Iterable<string>, always = false): void {
    const { width, height } = this.sigma.getDimensions();
    const found = [...ids].map((id) => this.looks.get(id)).filter((one) => !!one);
    const points = found.map((one) => this.sigma.framedGraphToViewport(one));
    const margin = 30;
    const inSight = points.every(
      ({ x, y }) => x > margin && y > margin && x < width - margin && y < height - margin,
    );
    if (!found.length || (inSight && !always)) return;
    const x = found.reduce((sum, one) => sum + one.x, 0) / found.length;
    const y = found.reduce((sum, one) => sum + one.y, 0) / found.length;
    const ratio = always
      ? Math.min(this.sigma.getCamera().ratio, 0.3)
      : this.sigma.getCamera().ratio;
    void this.sigma.getCamera().animate({ x, y, ratio }, { duration: this.pace() });
  }

  /** Show all. */
  fit(): void {
    void this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1 }, { duration: this.pace() });
  }

  /** Show all of these nodes, as large as they have room; the whole network as it is. */
  frame(ids: Set<string>): void {
    if (!ids.size || ids.size === this.network.nodes.size) return this.fit();
    const points = [...ids].flatMap((id) => {
      const look = this.sigma.getNodeDisplayData(id);
      return look ? [this.sigma.framedGraphToViewport(look)] : [];
    });
    const { width, height } = this.sigma.getDimensions();
    const [x, y] = [points.map((one) => one.x), points.map((one) => one.y)];
    const [left, right] = [Math.min(...x), Math.max(...x)];
    const [top, bottom] = [Math.min(...y), Math.max(...y)];
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const share = Math.max(
      (right - left) / (width - 2 * BESIDE),
      (bottom - top) / (height - BESIDE),
    );
    const camera = this.sigma.getCamera();
    const ratio = Math.min(1, Math.max(camera.ratio * share, NEAREST));
    const centre = this.sigma.viewportToFramedGraph(middle);
    void camera.animate({ ...centre, ratio }, { duration: this.pace() });
  }

  /** Go nearer (less than 1) or farther. */
  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate(
      { ratio: camera.getBoundedRatio(camera.ratio * factor) },
      { duration: this.pace() },
    );
  }

  /** Where one looks, as the address has it; empty where all is in view. */
  get camera(): string {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    const all =
      Math.abs(x - 0.5) < 0.001 && Math.abs(y - 0.5) < 0.001 && Math.abs(ratio - 1) < 0.001;
    return all ? "" : [x, y, ratio].map((one) => one.toFixed(3)).join(",");
  }

  set camera(told: string) {
    const [x = 0.5, y = 0.5, ratio = 1] = told ? told.split(",").map(Number) : [];
    if ([x, y, ratio].every(Number.isFinite) && ratio > 0) {
      this.sigma.getCamera().setState({ x, y, ratio, angle: 0 });
    }
  }

  /** What is in sight: discs, lines, and names with their places. */
  get scene(): {
    discs: (Disc & { colour: string })[];
    lines: (Line & { colour: string; width: number; isDashed: boolean })[];
    names: Placed[];
    colours: Colours;
    page: { width: number; height: number };
  } {
    const discs = this.discs();
    const at = new Map(discs.map((one) => [one.id, one]));
    const lines = [...this.shown.links.keys()].flatMap((key) => {
      const [one, other] = this.graph.extremities(key).map((id) => at.get(id));
      const look = this.sigma.getEdgeDisplayData(key);
      if (!one || !other || !look) return [];
      const ends = { x1: one.x, y1: one.y, x2: other.x, y2: other.y };
      const width = Math.max(this.sigma.scaleSize(look.size), 1);
      return [{ ...ends, colour: look.color, width, isDashed: look.type === "dashed" }];
    });
    const page = this.sigma.getDimensions();
    return { discs, lines, names: this.names(discs), colours: this.colours, page };
  }

  private node(id: string): Record<string, unknown> {
    const node = this.network.nodes.get(id);
    if (!node || !this.shown.nodes.has(id)) return { hidden: true };
    const isFaint = this.chosen !== null && !this.chosen.nodes.has(id);
    return {
      // Where discs are many they would hide the lines that stand out.
      size: (this.sizes.get(id) ?? 10) * this.scale * (isFaint && this.isHeavy ? 0.5 : 1),
      color: isFaint ? mixed(this.colours.paper, node.color, 0.3) : node.color,
      zIndex: isFaint ? 0 : 1,
    };
  }

  private link(key: string): Record<string, unknown> {
    const found = this.shown.links.get(key);
    if (!found) return { hidden: true };
    const isChosen = this.chosen?.links.has(key) ?? false;
    const { paper, line, accent } = this.colours;
    const strength = this.chosen ? 0.25 : this.network.links.size > 500 ? 0.45 : 0.8;
    const weight = found.ties.reduce((sum, tie) => sum + tie.weight, 0);
    return {
      size:
        Math.min(
          8,
          (this.network.links.size > 60 ? 1.5 : 2.2) * (1 + 0.8 * Math.log2(Math.max(weight, 1))),
        ) + (isChosen ? 1.5 : 0),
      color: isChosen ? accent : mixed(paper, line, strength),
      type: this.isHeavy && !isChosen ? "line" : found.unsure ? "dashed" : "band",
      zIndex: isChosen ? 1 : 0,
    };
  }

  private discs(): (Disc & { colour: string })[] {
    const needed = (id: string): boolean =>
      id === this.over ||
      (this.chosen !== null && this.chosen.nodes.size <= 12 && this.chosen.nodes.has(id));
    const order = [...this.ranked.filter(needed), ...this.ranked.filter((id) => !needed(id))];
    const toPage = this.toPage();
    return order.flatMap((id) => {
      const look = this.looks.get(id);
      if (!look) return [];
      const radius = this.sigma.scaleSize(look.size);
      const name = this.network.nodes.get(id)?.label ?? "";
      return [{ id, name, ...toPage(look), radius, isNeeded: needed(id), colour: look.color }];
    });
  }

  private names(discs: Disc[]): Placed[] {
    const at = new Map(discs.map((one) => [one.id, one]));
    const isTangled = this.shown.links.size > 80;
    const lines = isTangled
      ? []
      : [...this.shown.links.values()].flatMap(({ link }) => {
          const [one, other] = [at.get(link.source), at.get(link.target)];
          return one && other ? [{ x1: one.x, y1: one.y, x2: other.x, y2: other.y }] : [];
        });
    const wanted = this.chosen
      ? discs.filter((one) => one.isNeeded || this.chosen?.nodes.has(one.id))
      : discs;
    return placed(wanted, lines, this.sigma.getDimensions(), (text) => this.lettering.width(text));
  }

  private write(): void {
    this.lettering.clear(this.sigma.getDimensions());
    const { ink, accent, paper } = this.colours;
    for (const name of this.names(this.discs())) {
      this.lettering.write(name, { ink: name.id === this.over ? accent : ink, paper });
    }
  }

  private point(id: string | null): void {
    this.over = id;
    this.stage.classList.toggle("points", id !== null);
    this.sigma.scheduleRender();
  }

  private hint(event: MouseEvent): void {
    if (this.over !== null || this.shown.links.size > HEAVY || event.buttons) return;
    const { left, top } = this.stage.getBoundingClientRect();
    const key = this.linkAt(event.clientX - left, event.clientY - top);
    this.stage.classList.toggle("points", key !== null);
  }

  private remember(): void {
    this.looks.clear();
    for (const id of this.shown.nodes) {
      const look = this.sigma.getNodeDisplayData(id);
      if (look) this.looks.set(id, { x: look.x, y: look.y, size: look.size, color: look.color });
    }
  }

  /** From sigma's coordinates to those of the page; costs less than asking it for each point. */
  private toPage(): (point: Point) => Point {
    const [o, a, b] = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 0, y: 1 },
    ].map((point) => this.sigma.framedGraphToViewport(point)) as [Point, Point, Point];
    return ({ x, y }) => ({
      x: o.x + x * (a.x - o.x) + y * (b.x - o.x),
      y: o.y + x * (a.y - o.y) + y * (b.y - o.y),
    });
  }

  private nodeAt({ x, y }: Point): string | null {
    const toPage = this.toPage();
    let found: string | null = null;
    let least = 3;
    for (const id of this.shown.nodes) {
      const look = this.looks.get(id);
      if (!look) continue;
      const at = toPage(look);
      const distance = Math.hypot(x - at.x, y - at.y) - this.sigma.scaleSize(look.size);
      if (distance < least) [found, least] = [id, distance];
    }
    return found;
  }

  private linkAt(x: number, y: number): string | null {
    const toPage = this.toPage();
    let found: string | null = null;
    let least = NEAR;
    for (const { link } of this.shown.links.values()) {
      const one = this.looks.get(link.source);
      const other = this.looks.get(link.target);
      if (!one || !other) continue;
      const [from, to] = [toPage(one), toPage(other)];
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
      const on = Math.min(1, Math.max(0, along));
      const distance = Math.hypot(x - from.x - on * dx, y - from.y - on * dy);
      if (distance < least) [found, least] = [link.key, distance];
    }
    return found;
  }

  private steer(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const camera = this.sigma.getCamera();
    const step = 0.1 * camera.ratio;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => camera.setState({ x: camera.x - step }),
      ArrowRight: () => camera.setState({ x: camera.x + step }),
      ArrowUp: () => camera.setState({ y: camera.y + step }),
      ArrowDown: () => camera.setState({ y: camera.y - step }),
      "+": () => this.zoom(1 / 1.4),
      "=": () => this.zoom(1 / 1.4),
      "-": () => this.zoom(1.4),
      "0": () => this.fit(),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  private pace(): number {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 250;
  }
}
