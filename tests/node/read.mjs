// Reads network files as people's programs do, and says what they found.
//
// On standard input: a list of {"format", "text"}. On standard output: for each
// {"attributes", "multi", "nodes": [{"id", "attributes"}], "edges": [{"id",
// "source", "target", "attributes"}]}, or {"error"}.

import {text as everything} from 'node:stream/consumers';
import {instance} from '@viz-js/viz';
import cytoscape from 'cytoscape';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';

const told = (graph) => ({
  attributes: graph.getAttributes(),
  multi: graph.multi,
  nodes: graph.mapNodes((id, attributes) => ({id, attributes})),
  edges: graph.mapEdges((id, attributes, source, target) => ({id, source, target, attributes})),
});

const elements = (text) => {
  const {elements, data} = JSON.parse(text);
  const graph = cytoscape({elements, headless: true, styleEnabled: false});
  const apart = ({id, ...attributes}) => ({id, attributes});
  return {
    attributes: data,
    multi: graph.edges().some((edge) => edge.parallelEdges().length > 1),
    nodes: graph.nodes().map((node) => apart(node.data())),
    edges: graph.edges().map((edge) => {
      const {source, target, ...rest} = edge.data();
      return {source, target, ...apart(rest)};
    }),
  };
};

const drawn = async (text) => {
  const viz = await instance();
  const {objects = [], edges = [], name, label, strict} = viz.renderJSON(text);
  const id = objects.map((node) => node.name);
  return {
    attributes: {name, label},
    multi: !strict,
    nodes: objects.map((node) => ({id: node.name, attributes: node})),
    edges: edges.map((edge) => ({
      id: edge._gvid,
      source: id[edge.tail],
      target: id[edge.head],
      attributes: edge,
    })),
  };
};

const readers = {
  gexf: (text) => told(gexf.parse(Graph, text)),
  graphml: (text) => told(graphml.parse(Graph, text)),
  'yed.graphml': (text) => told(graphml.parse(Graph, text)),
  'graphology.json': (text) => told(Graph.from(JSON.parse(text))),
  cyjs: elements,
  dot: drawn,
};

const asked = JSON.parse(await everything(process.stdin));
const found = [];
for (const {format, text} of asked) {
  try {
    found.push(await readers[format](text));
  } catch (error) {
    found.push({error: `${format}: ${error.message ?? error}`});
  }
}
process.stdout.write(JSON.stringify(found));
