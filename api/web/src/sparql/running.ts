// A query while it runs: it can be cancelled, here and where it works.
import { problemOf } from "../api.js";
import type { Table } from "./answer.js";

/** An answer: a table of solutions, or a graph as text. */
export type Answer = { table: Table; seconds: number } | { graph: string; seconds: number };

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";

export class Run {
  readonly began = performance.now();
  readonly #id = newId();
  readonly #stop = new AbortController();

  /** Seconds since it began. */
  get seconds(): number {
    return (performance.now() - this.began) / 1000;
  }

  /** Whether it was cancelled. */
  get isCancelled(): boolean {
    return this.#stop.signal.aborted;
  }

  /** The answer. Throws {@link Problem}, or what fetching throws. */
  async answer(query: string, timeout: string): Promise<Answer> {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { Accept: ACCEPT, "Query-Id": this.#id },
      body: new URLSearchParams({ query, ...(timeout ? { timeout } : {}) }),
      signal: this.#stop.signal,
    });
    if (!response.ok) throw await problemOf(response);
    const isTable = response.headers.get("content-type")?.includes("json");
    const text = await response.text();
    const seconds = this.seconds;
    return isTable ? { table: JSON.parse(text) as Table, seconds } : { graph: text, seconds };
  }

  /** End it: the service ends a query of which nobody waits for the answer. */
  cancel(): void {
    this.#stop.abort();
    fetch(`/sparql/running/${this.#id}`, { method: "DELETE" }).catch(() => undefined);
  }
}

/** A name that nobody guesses; `randomUUID` is only there where the connection is safe. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
}
