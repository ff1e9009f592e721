// Of what is asked again and again only the last answer counts.

/** Questions that take each other's place. */
export class Latest {
  #control = new AbortController();

  /** Give up what was asked before; the signal is that of what is asked now. */
  next(): AbortSignal {
    this.stop();
    this.#control = new AbortController();
    return this.#control.signal;
  }

  /** Give up what was asked. */
  stop(): void {
    this.#control.abort();
  }
}
