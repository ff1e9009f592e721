// The editor: CodeMirror in a shadow root, where its styles are sheets and no elements.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { make } from "../dom.js";
import { text } from "../words.js";
import { completed } from "./completion.js";

/** What the page does with the editor. */
export interface Editor {
  text(): string;
  set(query: string): void;
  /** Put text where the cursor is. */
  insert(text: string): void;
  /** Underline where something is wrong; lines and columns count from 1. */
  mark(line: number, column: number, message: string): void;
  clear(): void;
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "light-dark(#8a1f6a, #f09ad6)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.string, color: "light-dark(#21683a, #86d49d)" },
  { tag: [tags.number, tags.bool], color: "light-dark(#8a4b00, #f2b866)" },
  {
    tag: [tags.variableName, tags.special(tags.variableName)],
    color: "light-dark(#0a4f9e, #8bbcf5)",
  },
  { tag: [tags.namespace, tags.url, tags.propertyName], color: "var(--accent)" },
]);

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--card)", fontSize: "0.9375rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-content": {
    fontFamily: "var(--mono)",
    minHeight: "18rem",
    padding: "0.6rem 0",
    caretColor: "var(--ink)",
  },
  "@media (max-width: 40rem)": { ".cm-tooltip.cm-completionInfo": { display: "none" } },
  ".cm-scroller": { maxHeight: "65vh", lineHeight: "1.55" },
  ".cm-gutters": {
    minHeight: "18rem !important",
    backgroundColor: "var(--sunk)",
    color: "var(--quiet)",
    border: "none",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--tint) 45%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "light-dark(#bfdfe5, #2d5560)" },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    borderRadius: "6px",
  },
  ".cm-tooltip.cm-completionInfo": {
    padding: "0.4rem 0.6rem",
    maxWidth: "22rem",
    font: "0.875rem var(--sans)",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent) !important",
    color: "var(--on-accent) !important",
  },
  ".cm-completionDetail": { fontStyle: "normal", fontFamily: "var(--sans)", opacity: "0.85" },
  ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)" },
  ".cm-diagnostic": { fontFamily: "var(--sans)" },
});

/** Chromium writes inline styles, which the policy forbids, where text takes the place of styled
 * text; so that is done here. */
const replacing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const added = event.data;
    if (event.inputType !== "insertText" || !added || view.composing || empty) return false;
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(added), { userEvent: "input.type" });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, added, insert))) {
      view.dispatch(insert());
    }
    return true;
  },
});

/** Put an editor in the place of a textarea, which keeps its text for the form. */
export function edit(area: HTMLTextAreaElement, run: () => void): Editor {
  const host = make("div", { class: "editor" });
  const root = host.attachShadow({ mode: "open" });
  area.after(host);
  area.hidden = true;
  const runKey = { key: "Mod-Enter", run: () => (run(), true) };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        Prec.highest(keymap.of([runKey])),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        autocompletion({ override: [completed], icons: false }),
        lintGutter(),
        sparql(),
        syntaxHighlighting(colours),
        theme,
        replacing,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": text("sparql.query"),
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = update.state.doc.toString();
        }),
        keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    set: (query) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query } }),
    insert: (added) => {
      view.dispatch(view.state.replaceSelection(added));
      view.focus();
    },
    mark: (line, column, message) => {
      const where = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      const from = Math.min(where.from + Math.max(0, column - 1), where.to);
      const word = /^\S+/.exec(view.state.sliceDoc(from, where.to))?.[0].length ?? 0;
      const found: Diagnostic = {
        from: word ? from : where.from,
        to: word ? from + word : Math.max(where.to, where.from),
        severity: "error",
        message,
      };
      view.dispatch(setDiagnostics(view.state, [found]));
      view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) });
    },
    clear: () => view.dispatch(setDiagnostics(view.state, [])),
  };
}
