// Asks an endpoint with Comunica, which finds out by itself what it is: a list of queries comes as
// JSON, and what each gives goes out as JSON: names and values of rows, quads as text, or a boolean.
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql";

const { endpoint, queries } = JSON.parse(readFileSync(0, "utf8"));
const engine = new QueryEngine();

async function answer(query) {
  const found = await engine.query(query, { sources: [endpoint] });
  const given = await found.execute();
  if (found.resultType === "boolean") return given;
  const parts = await given.toArray();
  if (found.resultType === "quads") {
    return parts.map((quad) => [quad.subject.value, quad.predicate.value, quad.object.value]);
  }
  return parts.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
}

const answers = [];
for (const query of queries) answers.push(await answer(query));
console.log(JSON.stringify(answers));
