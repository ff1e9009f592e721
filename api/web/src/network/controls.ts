// What stands above and below the picture: the search, the buttons, the legend.
import { make } from "../dom.js";
import { suggestWhileTyping, type Hit } from "../suggest.js";
import { text } from "../words.js";
import type { Network } from "./model.js";

interface Acts {
  find: (query: string) => Promise<Hit[]>;
  choose: (hit: Hit) => void;
  zoom: (factor: number) => void;
  fit: () => void;
  fullScreen: () => void;
  save: (form: "svg" | "png") => Promise<void>;
}

const SVG = "http://www.w3.org/2000/svg";
const SIGNS = {
  zoom_in: "M5 12h14M12 5v14",
  zoom_out: "M5 12h14",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 9h6v6H9z",
  full_screen: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  copy_link: "M9 15l6-6M10 7l2-2a4 4 0 0 1 6 6l-2 2M14 17l-2 2a4 4 0 0 1-6-6l2-2",
};

/** The bar above the picture. */
export function controls(acts: Acts): HTMLElement {
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
  const copy: HTMLButtonElement = sign("copy_link", () => void copied(copy));
  return make(
    "div",
    { class: "bar" },
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

/** What colours and lines stand for. */
export function legend(network: Network, isUnsure: boolean, isOfDays: boolean): HTMLElement[] {
  const found = network.groups.map(({ label, color }) => {
    const disc = shape("circle", { cx: 12, cy: 12, r: 11, fill: color });
    return make("li", {}, drawn([disc]), label);
  });
  if (network.colouring === "community" && isOfDays)
    found.push(make("li", {}, text("network.all_time_groups")));
  if (isUnsure) {
    const look = {
      x1: 0,
      y1: 12,
      x2: 52,
      y2: 12,
      stroke: "currentColor",
      "stroke-width": 3,
      "stroke-dasharray": "8 6",
    };
    found.push(
      make("li", {}, drawn([shape("line", look)], "0 0 52 24", "line"), text("network.uncertain")),
    );
  }
  return found;
}

async function copied(button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    button.setAttribute("aria-label", text("network.copied"));
    button.title = text("network.copied");
    button.classList.add("first");
    setTimeout(() => {
      button.classList.remove("first");
      button.setAttribute("aria-label", text("network.copy_link"));
      button.title = text("network.copy_link");
    }, 2000);
  } catch {
    // Where a browser does not let pages write there, the address bar has the same link.
    getSelection()?.removeAllRanges();
  }
}

function sign(name: keyof typeof SIGNS, click: () => void): HTMLButtonElement {
  const told = text(`network.${name}`);
  const button = make("button", { type: "button", "aria-label": told, title: told, click });
  button.append(drawn([shape("path", { d: SIGNS[name] })]));
  return button;
}

function drawn(parts: SVGElement[], box = "0 0 24 24", look = ""): SVGElement {
  const made = shape("svg", { viewBox: box, "aria-hidden": "true", class: look });
  made.append(...parts);
  return made;
}

function shape(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
