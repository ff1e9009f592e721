// A small network on a canvas of its own.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";

/** Draw links between things; gives how many of each there are, and what takes it away. */
export function drawNetwork(
  canvas: HTMLElement,
  links: [string, string][],
  named: (thing: string) => string,
): { nodes: number; edges: number; leave: () => void } {
  const graph = new Graph({ type: "directed", multi: false });
  const style = getComputedStyle(canvas);
  const colour = style.outlineColor;
  for (const link of links) {
    for (const thing of link)
      if (!graph.hasNode(thing)) graph.addNode(thing, { label: named(thing) });
    if (link[0] !== link[1]) graph.mergeEdge(...link, { size: 1, color: "#8a9499" });
  }
  // Begun on a circle, not at random: the same answer has the same picture.
  for (const [at, node] of graph.nodes().entries()) {
    const angle = (2 * Math.PI * at) / graph.order;
    const size = 4 + Math.min(12, 1.5 * Math.sqrt(graph.degree(node)));
    graph.mergeNodeAttributes(node, {
      x: Math.cos(angle),
      y: Math.sin(angle),
      size,
      color: colour,
    });
  }
  forceAtlas2.assign(graph, {
    iterations: graph.order > 500 ? 60 : 200,
    settings: { ...forceAtlas2.inferSettings(graph), gravity: 1.5 },
  });
  const drawn = new Sigma(graph, canvas, {
    labelColor: { color: style.color },
    labelFont: style.fontFamily,
    labelSize: 12,
    labelRenderedSizeThreshold: graph.order > 80 ? 7 : 0,
    allowInvalidContainer: true,
  });
  return { nodes: graph.order, edges: graph.size, leave: () => drawn.kill() };
}
