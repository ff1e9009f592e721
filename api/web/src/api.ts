// Asking the public API. Errors are those that it sends (RFC 9457), with what to do about them.
import { language } from "./words.js";

/** What the API says of an error. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly suggestion?: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(detail);
  }
}

/** A thing of the graph, as lists and statements name it. */
export interface Thing {
  id: string;
  slug: string;
  kind: string;
  label: string;
}

/** A place in a document, and its sentence where the document is at hand. */
export interface Place {
  start: number;
  end: number;
  sentence?: string;
}

/** What a document states of a thing, and where. */
export interface Statement {
  property: { name: string };
  document: Thing;
  evidence: Place[];
}

/** What an address asks for; parameters that are empty are left out. */
export type Parameters = Record<string, string | number | boolean | undefined | null>;

/** An address of the API. */
export function address(path: string, parameters: Parameters = {}): string {
  const given = Object.entries(parameters).filter(([, value]) => value != null && value !== "");
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length ? `${path}?${query}` : path;
}

/**
 * JSON from the API, in the page's language. What takes long is asked after until it is there.
 * Throws {@link Problem}, and what `signal` throws.
 */
export async function ask<T>(
  path: string,
  parameters: Parameters = {},
  signal?: AbortSignal,
): Promise<T> {
  const init = { headers: { Accept: "application/json" }, ...(signal && { signal }) };
  let response = await fetch(address(path, { lang: language, ...parameters }), init);
  while (response.status === 202) {
    const seconds = Number(response.headers.get("Retry-After") ?? 1);
    await new Promise((done) => setTimeout(done, Math.min(seconds, 5) * 1000));
    const job = response.headers.get("Location");
    response = await fetch(job ? `${job}/result` : response.url, init);
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

/** The problem that an answer tells of. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response;
  // What stands between the service and the page may answer in another form.
  const told = await response.json().catch(() => ({}));
  const detail = told.detail ?? `${status} ${statusText}`;
  return new Problem(status, detail, told.suggestion, told.line, told.column);
}

/** What went wrong, as far as it can be told. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A part of an address as people read it; as it stands if it is not written as addresses are. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The language that was chosen for the page, if it is not the one that the browser prefers. */
export function chosenLanguage(): string | null {
  return new URLSearchParams(location.search).get("lang");
}

/** Where a thing of the graph is shown; other addresses lead where they lead. */
export function pageOf(iri: string): string {
  const found = iri.indexOf("/id/");
  return found < 0 ? iri : address(iri.slice(found), { lang: chosenLanguage() });
}
