// A small network: what the two columns of things in an answer have to do with each other.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { colours, onTheme } from "../network/colours.js";
import { letteringOn } from "../network/lettering.js";
import { placed, type Disc } from "../network/names.js";

/** Draw links between things; gives how many of each there are, and what takes it away. */
export function drawNetwork(
  page: HTMLElement,
  links: [string, string][],
  named: (thing: string) => string,
): { nodes: number; edges: number; leave: () => void } {
  const graph = laidOut(links, named);
  let inks = colours(page);
  const drawing = new Sigma(graph, page, {
    allowInvalidContainer: true,
    renderLabels: false,
    defaultDrawNodeHover: () => undefined,
    stagePadding: Math.min(70, page.clientWidth / 6),
    nodeReducer: (_, data) => ({ ...data, color: inks.accent }),
    edgeReducer: (_, data) => ({ ...data, color: inks.line }),
  });
  nameThings(drawing, graph, page, () => inks);
  let isThere = true;
  onTheme(() => {
    inks = colours(page);
    if (isThere) drawing.refresh();
  });
  const leave = (): void => {
    isThere = false;
    drawing.kill();
  };
  return { nodes: graph.order, edges: graph.size, leave };
}

/** The links as a graph with places; the same answer has the same picture. */
function laidOut(links: [string, string][], named: (thing: string) => string): Graph {
  const graph = new Graph({ type: "directed", multi: false });
  for (const link of links) {
    for (const thing of link)
      if (!graph.hasNode(thing)) graph.addNode(thing, { name: named(thing) });
    if (link[0] !== link[1]) graph.mergeEdge(...link, { size: 1 });
  }
  // Begun on a circle, not at random.
  for (const [at, node] of graph.nodes().entries()) {
    const angle = (2 * Math.PI * at) / graph.order;
    const size = 4 + Math.min(12, 1.5 * Math.sqrt(graph.degree(node)));
    graph.mergeNodeAttributes(node, { x: Math.cos(angle), y: Math.sin(angle), size });
  }
  forceAtlas2.assign(graph, {
    iterations: graph.order > 500 ? 60 : 200,
    settings: { ...forceAtlas2.inferSettings(graph), gravity: 1.5 },
  });
  return graph;
}

/** Names beside the discs, those with most links first, and of what lies under the pointer. */
function nameThings(
  drawing: Sigma,
  graph: Graph,
  page: HTMLElement,
  inks: () => { ink: string; accent: string; paper: string },
): void {
  const lettering = letteringOn(drawing, page);
  const order = graph.nodes().sort((one, other) => graph.degree(other) - graph.degree(one));
  let over: string | null = null;
  const disc = (id: string): Disc => {
    const { x, y } = drawing.graphToViewport(
      graph.getNodeAttributes(id) as { x: number; y: number },
    );
    const radius = drawing.scaleSize(Number(graph.getNodeAttribute(id, "size")));
    return {
      id,
      name: String(graph.getNodeAttribute(id, "name")),
      x,
      y,
      radius,
      isNeeded: id === over,
    };
  };
  const point = (id: string | null): void => {
    over = id;
    drawing.scheduleRender();
  };
  drawing.on("enterNode", ({ node }) => point(node));
  drawing.on("leaveNode", () => point(null));
  drawing.on("afterRender", () => {
    lettering.clear(drawing.getDimensions());
    const first = over === null ? order : [over, ...order.filter((id) => id !== over)];
    const { ink, accent, paper } = inks();
    for (const name of placed(first.map(disc), [], drawing.getDimensions(), (text) =>
      lettering.width(text),
    ))
      lettering.write(name, { ink: name.id === over ? accent : ink, paper });
  });
  drawing.refresh();
}
