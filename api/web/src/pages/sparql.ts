// The page for SPARQL: an editor, a library of questions, and views of answers.
import { address, chosenLanguage, Problem, reasonOf } from "../api.js";
import { element, make } from "../dom.js";
import { knowPrefixes, type Table } from "../sparql/answer.js";
import { edit } from "../sparql/editor.js";
import { Run, type Answer } from "../sparql/running.js";
import { showAnswer, summary } from "../sparql/result.js";
import type { Leave } from "../sparql/views.js";
import { suggestWhileTyping } from "../suggest.js";
import { number, text } from "../words.js";

interface Data {
  prefixes: Record<string, string>;
  answer: Table | string | null;
  asked: string | null;
  error: Told | null;
}

/** What is wrong with a query, and where. */
interface Told {
  detail: string;
  suggestion?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
}

const data = JSON.parse(element("data").textContent || "{}") as Data;
const area = element<HTMLTextAreaElement>("query");
const [status, shown] = [element("status"), element("shown")];
const [cancel, share] = [element<HTMLButtonElement>("cancel"), element<HTMLButtonElement>("share")];
const form = area.form;
let view = location.hash.slice(1);
let running: Run | undefined;
let leave: Leave | undefined;

knowPrefixes(data.prefixes);
const editor = edit(area, () => void run());
element("format").hidden = true;
element("insert").hidden = false;
element("filter").hidden = false;
share.hidden = false;
if (data.error) underline(data.error);
if (data.answer !== null && data.asked !== null) show(given(data.answer), data.asked);

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
cancel.addEventListener("click", () => running?.cancel());
share.addEventListener("click", async () => {
  remember(editor.text());
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = text("sparql.shared");
  } catch {
    status.textContent = text("sparql.not_shared");
  }
});
suggestWhileTyping(element<HTMLInputElement>("thing"), (hit) => {
  const path = hit.id.slice(hit.id.indexOf("/id/") + 1);
  element<HTMLInputElement>("thing").value = "";
  editor.insert(`<${path}> `);
});

let picked: HTMLAnchorElement | undefined;
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-question]")) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    picked = link;
    void pose(link);
  });
}

const narrow = element<HTMLInputElement>("narrow");
narrow.addEventListener("input", () => {
  const wanted = narrow.value.trim().toLowerCase();
  for (const topic of document.querySelectorAll<HTMLDetailsElement>(".library details")) {
    const links = [...topic.querySelectorAll<HTMLAnchorElement>("[data-question]")];
    if (!links.length) continue;
    let found = 0;
    for (const link of links) {
      const fits = `${link.textContent} ${link.title}`.toLowerCase().includes(wanted);
      const item = link.closest("li");
      if (item) item.hidden = !fits;
      if (fits) found += 1;
    }
    topic.hidden = !found;
    topic.open = Boolean(wanted && found);
  }
});

/** Put a question of the library into the editor and run it; without its text, open its page. */
async function pose(link: HTMLAnchorElement): Promise<void> {
  const query = await fetch(`/queries/${link.dataset["question"]}.rq`).then(
    (answer) => (answer.ok ? answer.text() : undefined),
    () => undefined,
  );
  // Whoever picked another one meanwhile wants that.
  if (picked !== link) return;
  if (query === undefined) return location.assign(link.href);
  editor.set(query.trim());
  view = "";
  await run();
  element("main").scrollIntoView();
}

async function run(): Promise<void> {
  running?.cancel();
  const query = editor.text();
  const own = (running = new Run());
  editor.clear();
  cancel.hidden = false;
  const tick = () => {
    status.textContent = text("sparql.running", { seconds: number(own.seconds, 0) });
  };
  tick();
  const clock = window.setInterval(tick, 1000);
  shown.setAttribute("aria-busy", "true");
  try {
    const answer = await own.answer(query, String(new FormData(form!).get("timeout") ?? ""));
    if (running !== own) return;
    remember(query);
    show(answer, query);
  } catch (error) {
    if (running === own) tell(error, own);
  } finally {
    clearInterval(clock);
    if (running === own) {
      cancel.hidden = true;
      shown.removeAttribute("aria-busy");
      running = undefined;
    }
  }
}

function show(answer: Answer, query: string): void {
  if (answer.seconds) status.textContent = summary(answer);
  leave?.();
  leave = showAnswer(shown, answer, query, view, (name) => {
    view = name;
    remember(query);
  });
}

function tell(error: unknown, own: Run): void {
  leave?.();
  leave = undefined;
  if (own.isCancelled) {
    status.textContent = text("sparql.cancelled", { seconds: number(own.seconds, 1) });
    shown.replaceChildren();
    return;
  }
  status.textContent = "";
  let told = text("sparql.lost", { reason: reasonOf(error) });
  let advice: string | undefined;
  if (error instanceof Problem) {
    const { line, column = 1, detail } = error;
    advice = error.suggestion;
    told = line ? text("sparql.at", { line, column, detail }) : detail;
    underline(error);
  }
  const notice = make("div", { class: "notice bad", role: "alert" }, make("p", {}, told));
  if (advice) notice.append(make("p", {}, advice));
  shown.replaceChildren(notice);
}

function underline(error: Told): void {
  if (!error.line) return;
  const told = [error.detail, error.suggestion].filter(Boolean).join("\n");
  editor.mark(error.line, error.column ?? 1, told);
}

/** The address has the query and the view, so that a link opens the same. */
function remember(query: string): void {
  const where = address("/sparql", { query, lang: chosenLanguage() });
  if (where.length < 8000) {
    history.replaceState(null, "", view && view !== "table" ? `${where}#${view}` : where);
  }
}

function given(answer: Table | string): Answer {
  return typeof answer === "string" ? { graph: answer, seconds: 0 } : { table: answer, seconds: 0 };
}
