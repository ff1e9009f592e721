// The bar above the picture: what it shows, the search, and buttons.
import { element, make } from "../dom.js";
import { draw } from "../svg.js";
import { suggestWhileTyping, type Hit } from "../suggest.js";
import { text } from "../words.js";

interface Acts {
  find: (query: string) => Promise<Hit[]>;
  choose: (hit: Hit) => void;
  zoom: (factor: number) => void;
  fit: () => void;
  fullScreen: () => void;
  save: (form: "svg" | "png") => Promise<void>;
  /** The address of what is in view. */
  link: () => string;
}

const SIGNS = {
  zoom_in: "M5 12h14M12 5v14",
  zoom_out: "M5 12h14",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 9h6v6H9z",
  full_screen: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  copy_link: "M9 15l6-6M10 7l2-2a4 4 0 0 1 6 6l-2 2M14 17l-2 2a4 4 0 0 1-6-6l2-2",
};

/** The bar, with the form that the page came with. */
export function controls(acts: Acts): HTMLElement {
  const form = element<HTMLFormElement>("controls");
  form.querySelector("button")!.hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  const box = make("input", {
    id: "find",
    type: "search",
    placeholder: text("network.find"),
    "aria-label": text("network.find"),
  });
  const finder = make("div", { class: "finder" }, box);
  suggestWhileTyping(
    box,
    (hit) => {
      box.value = hit.label;
      acts.choose(hit);
    },
    acts.find,
    (query) => text("network.unknown", { name: query }),
  );
  const saved = (form: "svg" | "png"): HTMLElement => {
    const name = text(`network.save_${form}`);
    const click = (): void => void acts.save(form);
    return make(
      "button",
      { type: "button", "aria-label": name, title: name, click },
      form.toUpperCase(),
    );
  };
  const copy: HTMLButtonElement = sign("copy_link", () => void copied(copy, acts.link()));
  return make(
    "div",
    { class: "bar" },
    form,
    finder,
    make(
      "div",
      { class: "group" },
      sign("zoom_in", () => acts.zoom(1 / 1.4)),
      sign("zoom_out", () => acts.zoom(1.4)),
      sign("fit", acts.fit),
      document.fullscreenEnabled ? sign("full_screen", acts.fullScreen) : null,
      saved("svg"),
      saved("png"),
      copy,
    ),
  );
}

/** Copy the address, and say for a while on the button whether that was allowed. */
async function copied(button: HTMLButtonElement, link: string): Promise<void> {
  const isCopied = await navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  );
  name(button, isCopied ? "network.copied" : "network.not_copied");
  button.classList.toggle("first", Boolean(isCopied));
  setTimeout(() => {
    name(button, "network.copy_link");
    button.classList.remove("first");
  }, 4000);
}

function name(button: HTMLButtonElement, key: string): void {
  button.title = text(key);
  button.setAttribute("aria-label", text(key));
}

function sign(name: keyof typeof SIGNS, click: () => void): HTMLButtonElement {
  const told = text(`network.${name}`);
  const button = make("button", { type: "button", "aria-label": told, title: told, click });
  const drawn = draw("path", { d: SIGNS[name] });
  button.append(draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, drawn));
  return button;
}
