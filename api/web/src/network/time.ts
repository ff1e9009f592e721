// The slider of days: it plays, goes from change to change, and shows how many links there are.
import { DAY } from "../dates.js";
import { make } from "../dom.js";
import { draw } from "../svg.js";
import { text } from "../words.js";
import { changes, iso, ordinal, type Dated } from "./days.js";

/** How long a whole play takes, and one picture of it, in milliseconds. */
const WHOLE = 15_000;
const FRAME = 120;

export class Time {
  readonly element: HTMLElement;
  private readonly slider = make("input", { type: "range", "aria-label": text("network.day") });
  private readonly told = make("output", {});
  private readonly play = make("button", { type: "button", click: () => this.turn() });
  private readonly days: number[];
  private readonly first: number;
  private readonly last: number;
  private timer = 0;

  /** `changed` gets the day, or "" for all times, and whether others are about to follow. */
  constructor(
    private readonly ties: Dated[],
    private readonly changed: (day: string, isPassing?: boolean) => void,
  ) {
    this.days = changes(ties);
    // A little before the first change, and until after the last.
    const from = this.days[0] ?? 0;
    const to = this.days[this.days.length - 1] ?? 0;
    const margin = Math.max(31, Math.round((to - from) / 40));
    this.first = from - margin;
    this.last = to + margin;
    this.element = make("div", {
      class: "time",
      role: "group",
      "aria-label": text("network.time"),
    });
    if (!this.days.length) {
      this.element.append(make("p", { class: "quiet" }, text("network.no_dates")));
      return;
    }
    this.slider.min = String(this.first);
    this.slider.max = String(this.last);
    this.slider.addEventListener("input", () => {
      this.pause();
      this.changed(iso(Number(this.slider.value)), true);
    });
    this.slider.addEventListener("keydown", (event) => this.byMonths(event));
    this.play.textContent = text("network.play");
    this.element.append(
      this.play,
      make(
        "div",
        { class: "track" },
        this.curve(),
        this.slider,
        make(
          "div",
          { class: "ends" },
          make("span", {}, iso(this.first).slice(0, 7)),
          this.told,
          make("span", {}, iso(this.last).slice(0, 7)),
        ),
      ),
      make(
        "div",
        { class: "steps" },
        this.button("‹", "network.earlier", () => this.step(-1)),
        this.button("›", "network.later", () => this.step(1)),
        make("button", { type: "button", click: () => this.all() }, text("network.all_times")),
      ),
    );
  }

  /** Show a day ("" for all times), how it is told, and what is there then. */
  show(day: string, told: string, there: string): void {
    if (!this.days.length) return;
    this.slider.value = String(day ? ordinal(day) : this.last);
    this.slider.setAttribute("aria-valuetext", `${told}: ${there}`);
    this.told.textContent = told;
  }

  private all(): void {
    this.pause();
    this.changed("");
  }

  private button(sign: string, name: string, click: () => void): HTMLElement {
    return make(
      "button",
      { type: "button", "aria-label": text(name), title: text(name), click },
      sign,
    );
  }

  private step(sign: number): void {
    this.pause();
    const now = Number(this.slider.value);
    const there =
      sign > 0 ? this.days.find((day) => day > now) : this.days.findLast((day) => day < now);
    if (there !== undefined) this.changed(iso(there));
  }

  private byMonths(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: 12,
      PageDown: -12,
    };
    const months = steps[event.key];
    if (months === undefined) return;
    event.preventDefault();
    this.pause();
    const [year = 0, month = 1, day = 1] = iso(Number(this.slider.value)).split("-").map(Number);
    const wanted = Math.round(Date.UTC(year, month - 1 + months, Math.min(day, 28)) / DAY);
    this.changed(iso(Math.min(this.last, Math.max(this.first, wanted))), event.repeat);
  }

  private turn(): void {
    let now = Number(this.slider.value);
    if (this.timer) {
      this.pause();
      return this.changed(iso(now));
    }
    if (now >= this.last) now = this.first;
    const stride = Math.max(1, Math.round((this.last - this.first) / (WHOLE / FRAME)));
    this.play.textContent = text("network.pause");
    this.timer = window.setInterval(() => {
      now = Math.min(now + stride, this.last);
      this.changed(iso(now), now < this.last);
      if (now >= this.last) this.pause();
    }, FRAME);
  }

  /** Play no more. */
  pause(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.play.textContent = text("network.play");
  }

  /** How many ties there are on each day, as a curve above the slider. */
  private curve(): SVGSVGElement {
    const width = this.last - this.first;
    const steps = new Map(this.days.map((day) => [day, 0]));
    for (const { start, end } of this.ties) {
      if (start === undefined) continue;
      steps.set(start, (steps.get(start) ?? 0) + 1);
      if (end !== undefined) steps.set(end + 1, (steps.get(end + 1) ?? 0) - 1);
    }
    let count = 0;
    const levels = [...steps].map(([day, step]) => ({ day, count: (count += step) }));
    const most = Math.max(1, ...levels.map(({ count }) => count));
    let path = `M0 ${most}`;
    for (const { day, count } of levels) path += `H${day - this.first}V${most - count}`;
    path += `H${width}V${most}Z`;
    return draw(
      "svg",
      { viewBox: `0 0 ${width} ${most}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      draw("path", { class: "area", d: path }),
    );
  }
}
