// Names on a canvas: each is drawn once, and from then on copied, which costs far less.
import type Sigma from "sigma";
import { LEADING, SIZE, type Placed } from "./names.js";

/** Pixels of the halo that parts a name from what lies under it. */
const HALO = 2;
/** So many names are kept. */
const KEPT = 2000;

export interface Inks {
  ink: string;
  paper: string;
}

/** Writes names above a drawing on `page`, of which the own names are off. */
export function letteringOn(drawing: Sigma, page: HTMLElement): Lettering {
  drawing.createCanvasContext("names", { style: { pointerEvents: "none" } });
  drawing.resize(true);
  const pen = drawing.getCanvases().names?.getContext("2d");
  if (!pen) throw new Error("there is no canvas for names");
  return new Lettering(pen, page);
}

/** Writes names on a canvas, in the font of its page. */
export class Lettering {
  private readonly font: string;
  private readonly made = new Map<string, HTMLCanvasElement>();
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly pen: CanvasRenderingContext2D,
    page: HTMLElement,
  ) {
    this.font = `${SIZE}px ${getComputedStyle(page).fontFamily}`;
  }

  /** Pixels that a text takes. */
  width(text: string): number {
    const known = this.widths.get(text);
    if (known !== undefined) return known;
    this.pen.font = this.font;
    const found = this.pen.measureText(text).width;
    this.widths.set(text, found);
    return found;
  }

  /** Take away what is written on a page of this size. */
  clear(page: { width: number; height: number }): void {
    this.pen.clearRect(0, 0, page.width, page.height);
  }

  write(name: Placed, inks: Inks): void {
    // On whole pixels of the screen: between them letters would be blurred.
    const ratio = this.pen.getTransform().a;
    const whole = (at: number): number => Math.round((at - HALO) * ratio) / ratio;
    const copy = this.copy(name, inks, ratio);
    const { left, top } = name.box;
    this.pen.drawImage(copy, whole(left), whole(top), copy.width / ratio, copy.height / ratio);
  }

  private copy(name: Placed, inks: Inks, ratio: number): HTMLCanvasElement {
    const key = [name.anchor, inks.ink, inks.paper, ratio, ...name.lines].join("\n");
    const known = this.made.get(key);
    if (known) return known;
    if (this.made.size >= KEPT) this.made.clear();
    const found = this.drawn(name, inks, ratio);
    this.made.set(key, found);
    return found;
  }

  private drawn({ lines, anchor, box }: Placed, inks: Inks, ratio: number): HTMLCanvasElement {
    const across = box.right - box.left;
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil((across + 2 * HALO) * ratio);
    canvas.height = Math.ceil((box.bottom - box.top + 2 * HALO) * ratio);
    const pen = canvas.getContext("2d");
    if (!pen) return canvas;
    pen.scale(ratio, ratio);
    pen.translate(HALO, HALO);
    pen.font = this.font;
    pen.lineJoin = "round";
    pen.textBaseline = "middle";
    pen.textAlign = anchor === "middle" ? "center" : anchor;
    pen.strokeStyle = inks.paper;
    pen.fillStyle = inks.ink;
    pen.lineWidth = 2 * HALO;
    const x = anchor === "start" ? 0 : anchor === "end" ? across : across / 2;
    for (const [row, text] of lines.entries()) {
      const y = (row + 0.5) * LEADING;
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
    }
    return canvas;
  }
}
