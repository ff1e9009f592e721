// Names beside discs: the most important first, none over another, as long as there is room.

export interface Disc {
  id: string;
  name: string;
  x: number;
  y: number;
  radius: number;
  /** It is named even where there is no room. */
  isNeeded: boolean;
}

export interface Line {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** A name that has a place: its lines of text, from the top, and where they are anchored. */
export interface Placed {
  id: string;
  lines: string[];
  x: number;
  top: number;
  anchor: "start" | "middle" | "end";
  box: Box;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const SIZE = 13;
export const LEADING = 16;
const GAP = 4;
/** Beyond so many lines names do not look where lines are. */
const TANGLED = 80;
/** The most names that are looked at, and that are drawn. */
const TRIED = 600;
const DRAWN = 120;
/** So many have a name even if it hides a disc: who comes first has to be seen. */
const FIRST = 10;
/** Characters of a line, wide ones counted twice, and lines of a name. */
const LONGEST = 24;
const ROWS = 4;

/** Places for names on a page of this size; `width` measures a text. */
export function placed(
  discs: Disc[],
  lines: Line[],
  page: { width: number; height: number },
  width: (text: string) => number,
): Placed[] {
  const seen = discs.filter(
    ({ x, y, radius }) =>
      x > -radius && y > -radius && x < page.width + radius && y < page.height + radius,
  );
  const few = seen.length <= 200;
  const obstacles: Box[] = few
    ? seen.map(({ x, y, radius }) => ({
        left: x - radius,
        top: y - radius,
        right: x + radius,
        bottom: y + radius,
      }))
    : [];
  const taken: Box[] = [];
  const found: Placed[] = [];
  for (const [rank, disc] of seen.slice(0, TRIED).entries()) {
    if (found.length >= DRAWN && !disc.isNeeded) break;
    const rows = wrapped(disc.name);
    const across = Math.max(...rows.map(width));
    const down = rows.length * LEADING;
    let best: Placed | null = null;
    let least = Infinity;
    for (const [order, [side, rise]] of SIDES.entries()) {
      const box = beside(disc, side, rise, across, down);
      const faults =
        100 * taken.filter((one) => overlap(one, box)).length +
        (rank < FIRST ? 30 : 100) * obstacles.filter((one) => overlap(one, box)).length +
        (lines.length <= TANGLED ? 5 * lines.filter((one) => crosses(one, box)).length : 0) +
        (box.left < 0 || box.right > page.width || box.top < 0 || box.bottom > page.height
          ? 99.9
          : 0) +
        order / 10;
      if (faults >= least) continue;
      least = faults;
      const anchor = side > 0 ? "start" : side < 0 ? "end" : "middle";
      const x = side > 0 ? box.left : side < 0 ? box.right : (box.left + box.right) / 2;
      best = { id: disc.id, lines: rows, x, top: box.top, anchor, box };
    }
    if (best && (least < 99 || disc.isNeeded)) {
      found.push(best);
      taken.push(best.box);
    }
  }
  return found;
}

// To the right, left, below, above, and at the corners.
const SIDES: [number, number][] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
];

function beside(disc: Disc, side: number, rise: number, across: number, down: number): Box {
  const slant = side && rise ? 0.72 : 1;
  const reach = disc.radius * slant + GAP;
  const left = side > 0 ? disc.x + reach : side < 0 ? disc.x - reach - across : disc.x - across / 2;
  const top = rise > 0 ? disc.y + reach : rise < 0 ? disc.y - reach - down : disc.y - down / 2;
  return { left, top, right: left + across, bottom: top + down };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}

/** Whether a line leads through a box (Liang and Barsky, 1984). */
function crosses({ x1, y1, x2, y2 }: Line, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  const sides: [number, number][] = [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ];
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter < leave;
}

const cache = new Map<string, string[]>();

/** A name in a few lines, broken between words, in Japanese between characters. */
function wrapped(name: string): string[] {
  const known = cache.get(name);
  if (known) return known;
  const rows: string[] = [];
  const whole = extent(name);
  // Of about the same length, so that no single character is left for the last.
  const longest = Math.min(LONGEST, Math.ceil(whole / Math.ceil(whole / LONGEST)) + 3);
  let row = "";
  for (const piece of name.match(/[⺀-鿿＀-￯・]|[^\s⺀-鿿＀-￯]+\s*|\s+/gu) ?? []) {
    if (row && extent(row + piece.trimEnd()) > longest && !/^[・、。ー)）」]/u.test(piece)) {
      rows.push(row.trimEnd());
      row = "";
    }
    row += piece;
  }
  if (row.trim()) rows.push(row.trimEnd());
  const found = rows.slice(0, ROWS);
  if (rows.length > ROWS) found[ROWS - 1] = `${found[ROWS - 1] ?? ""}…`;
  cache.set(name, found);
  return found;
}

function extent(text: string): number {
  let sum = 0;
  for (const one of text) sum += one.charCodeAt(0) >= 0x2e80 ? 2 : 1;
  return sum;
}
