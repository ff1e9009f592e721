// What is in view as a file: SVG, or PNG made of it.
import { draw } from "../svg.js";
import type { Drawing } from "./drawing.js";
import { LEADING, SIZE } from "./names.js";

/** Pixels of the PNG for each of the page. */
const DENSITY = 2;

/** The view as SVG; `source` says at its foot what it shows and where it is from. */
export function asSvg(drawing: Drawing, source: string): string {
  const { discs, lines, names, colours, page } = drawing.scene;
  const foot = 26;
  const root = part("svg", {
    viewBox: `0 0 ${page.width} ${page.height + foot}`,
    width: page.width,
    height: page.height + foot,
    "font-family":
      "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK JP', 'Hiragino Sans', sans-serif",
    "font-size": SIZE,
  });
  root.append(part("rect", { width: "100%", height: "100%", fill: colours.paper }));
  for (const { x1, y1, x2, y2, colour, width, isDashed } of lines) {
    const line = part("line", { x1, y1, x2, y2, stroke: colour, "stroke-width": width });
    if (isDashed) line.setAttribute("stroke-dasharray", "5 5");
    root.append(line);
  }
  for (const { x, y, radius, colour, name } of [...discs].reverse()) {
    const title = part("title", {}, name);
    root.append(part("circle", { cx: x, cy: y, r: radius, fill: colour }, title));
  }
  for (const { lines: rows, x, top, anchor } of names) {
    for (const [row, words] of rows.entries()) {
      const y = top + (row + 0.5) * LEADING + SIZE * 0.36;
      const look = { x, y, "text-anchor": anchor, fill: colours.ink, stroke: colours.paper };
      root.append(part("text", { ...look, "stroke-width": 4, "paint-order": "stroke" }, words));
    }
  }
  const note = { x: 10, y: page.height + 17, fill: colours.quiet, "font-size": 11 };
  root.append(part("text", note, source));
  return new XMLSerializer().serializeToString(root);
}

/** The same as PNG. */
export async function asPng(drawing: Drawing, source: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([asSvg(drawing, source)], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * DENSITY;
    canvas.height = picture.height * DENSITY;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => {
      canvas.toBlob((made) => (made ? done(made) : failed(new Error("no picture"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hand a file over. */
export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Printers get the view as SVG: what is drawn on canvases may be gone by then. */
export function onPrint(stage: HTMLElement, view: () => string): void {
  let printed: Element | null = null;
  addEventListener("beforeprint", () => {
    printed = new DOMParser().parseFromString(view(), "image/svg+xml").documentElement;
    printed.setAttribute("class", "printed");
    stage.after(printed);
  });
  addEventListener("afterprint", () => printed?.remove());
}

/** An element of the drawing, its numbers as precise as pixels need. */
function part(
  tag: keyof SVGElementTagNameMap,
  attributes: Record<string, string | number>,
  ...content: (Node | string)[]
): SVGElement {
  const near = Object.entries(attributes).map(([name, value]) => [
    name,
    typeof value === "number" ? Math.round(value * 10) / 10 : value,
  ]);
  return draw(tag, Object.fromEntries(near), ...content);
}
