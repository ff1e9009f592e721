// The page's colours for what is drawn on canvases, in the light and in the dark.

export interface Colours {
  ink: string;
  quiet: string;
  paper: string;
  line: string;
  accent: string;
}

/** The colours as the browser resolves them now. */
export function colours(beside: HTMLElement): Colours {
  const probe = document.createElement("span");
  probe.hidden = true;
  beside.append(probe);
  const resolved = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return hex(getComputedStyle(probe).color);
  };
  const found = {
    ink: resolved("ink"),
    quiet: resolved("quiet"),
    paper: resolved("card"),
    line: resolved("edge"),
    accent: resolved("accent"),
  };
  probe.remove();
  return found;
}

/** Call back whenever light and dark change places. */
export function onTheme(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}

/** `top` laid over `ground` with an opacity from 0 to 1. */
export function mixed(ground: string, top: string, opacity: number): string {
  const one = channels(ground);
  const other = channels(top);
  const all = one.map((value, at) => Math.round(value + ((other[at] ?? 0) - value) * opacity));
  return `#${all.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function hex(colour: string): string {
  const parts = colour
    .match(/[\d.]+/g)
    ?.slice(0, 3)
    .map(Number) ?? [0, 0, 0];
  const scale = colour.startsWith("color(") ? 255 : 1;
  return `#${parts
    .map((one) =>
      Math.round(one * scale)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
