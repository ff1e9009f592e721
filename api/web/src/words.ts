// The page's texts in its language, as the server put them into the page.
import { element } from "./dom.js";

const texts = JSON.parse(element("words").textContent || "{}") as Record<string, string>;

/** The language of the page: en, ja or de. */
export const language = document.documentElement.lang;

/** The text called `key`, with what stands in braces filled in. */
export function text(key: string, values: Record<string, string | number> = {}): string {
  const found = texts[key];
  if (found === undefined) throw new Error(`there is no text ${key}`);
  return found.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? number(value) : value;
  });
}

/** A number as people of the page's language write it. */
export function number(value: number, digits = 0): string {
  return value.toLocaleString(language, { maximumFractionDigits: digits });
}
