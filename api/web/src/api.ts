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

/** An address of the API with parameters; those that are empty are left out. */
export function address(
  path: string,
  parameters: Record<string, string | number | boolean | undefined | null> = {},
): string {
  const given = Object.entries(parameters).filter(([, value]) => value != null && value !== "");
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length ? `${path}?${query}` : path;
}

/** JSON from the API, in the page's language. Throws {@link Problem}. */
export async function ask<T>(
  path: string,
  parameters: Record<string, string | number | boolean | undefined | null> = {},
  init: RequestInit = {},
): Promise<T> {
  const response = await fetch(address(path, { lang: language, ...parameters }), {
    ...init,
    headers: { Accept: "application/json", ...init.headers },
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

/**
 * The same of what may take long: while it is being computed, ask after it until it is there.
 * Throws {@link Problem}, and what `signal` throws.
 */
export async function askPatiently<T>(
  path: string,
  parameters: Record<string, string | number | boolean | undefined | null> = {},
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
  try {
    const told = await response.json();
    return new Problem(response.status, told.detail, told.suggestion, told.line, told.column);
  } catch {
    return new Problem(response.status, `${response.status} ${response.statusText}`);
  }
}

/** Where a thing of the graph is shown; other addresses lead where they lead. */
export function pageOf(iri: string): string {
  const found = iri.indexOf("/id/");
  const chosen = new URLSearchParams(location.search).get("lang");
  return found < 0 ? iri : address(iri.slice(found), { lang: chosen });
}
