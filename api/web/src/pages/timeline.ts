// The page of the timeline: a chart of the entries that the page lists.
import { make } from "../dom.js";
import { showSources } from "../source.js";
import { showSpans, type Key, type Span } from "../spans.js";
import { text } from "../words.js";

const main = document.querySelector("main") ?? document.body;
const place = document.querySelector<HTMLElement>(".chart.timeline");
const spans = [...document.querySelectorAll<HTMLElement>(".entry")].flatMap(spanOf);
if (place && spans.length) {
  const { later, cut } = showSpans(place, spans, key(), {
    ...(place.dataset["from"] ? { from: new Date(place.dataset["from"]) } : {}),
    ...(place.dataset["to"] ? { to: new Date(place.dataset["to"]) } : {}),
  });
  if (cut.length) {
    place.append(make("p", { class: "notice" }, text("timeline.cut", { count: cut.length })));
  }
  if (later.length) {
    const entries = later.map((one) => one.title).join(" · ");
    place.append(make("p", { class: "quiet" }, text("timeline.later", { entries })));
  }
}
showSources(main, [
  "rk:signedOn",
  "rk:validFrom",
  "rk:validUntil",
  "rk:term",
  "rk:party",
  "rk:status",
  "rk:renews",
  "rk:heldOn",
  "rk:startsOn",
  "rk:endsOn",
  "rk:actor",
  "rk:eventKind",
]);

function spanOf(entry: HTMLElement): Span[] {
  const { slug, collection, lane, status, first, sure, closing, last, renews } = entry.dataset;
  const link = entry.querySelector("a");
  if (!first || !link) return [];
  const title = link.textContent?.trim() ?? "";
  const when = entry.querySelector(".when")?.textContent?.trim() ?? "";
  const told = [...entry.querySelectorAll(".told")].map((one) => one.textContent ?? "");
  return [
    {
      id: slug ?? "",
      lane: lane ?? "",
      title,
      heading: link.dataset["title"],
      told: [title, when, ...told].map((one) => one.replace(/\s+/g, " ").trim()).join("\n"),
      href: link.href,
      kind: collection === "events" ? "events" : "agreements",
      isPlanned: Boolean(status),
      first: new Date(first),
      sure: new Date(sure || first),
      ...(closing ? { closing: new Date(closing) } : {}),
      ...(last ? { last: new Date(last) } : {}),
      renews: renews ? renews.split(" ") : [],
    },
  ];
}

function key(): Key {
  const agreements = spans.filter((one) => one.kind === "agreements");
  const begun = agreements.filter((one) => !one.isPlanned);
  const found: Key = [];
  if (begun.length) found.push(["sure", text("timeline.key_sure")]);
  if (begun.some((one) => one.sure > one.first)) found.push(["vague", text("timeline.key_vague")]);
  if (begun.some((one) => !one.last)) found.push(["open", text("timeline.key_open")]);
  if (agreements.some((one) => one.renews.length)) {
    found.push(["renewal", text("timeline.renewal")]);
  }
  if (spans.some((one) => one.isPlanned)) found.push(["draft", text("timeline.key_draft")]);
  if (spans.length > agreements.length) found.push(["event", text("timeline.key_event")]);
  return found;
}
