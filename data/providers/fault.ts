// What goes wrong when a vendor is asked: one sentence each, and whether asking again may help.

import { RunError } from '../../engine/index.js';

/** An answer that is none. */
export class Fault extends RunError {
  /** Whether the same request may succeed a little later. */
  readonly passing: boolean;
  /** How long the vendor asks to wait, ms; NaN where it does not say. */
  readonly wait: number;

  constructor(sentence: string, { passing = false, wait = NaN, cause }: FaultOptions = {}) {
    super(sentence, { cause });
    this.passing = passing;
    this.wait = wait;
  }
}

interface FaultOptions {
  readonly passing?: boolean;
  readonly wait?: number;
  readonly cause?: unknown;
}

/** The vendor does not know a symbol. */
export const unknownSymbol = (symbol: string): Fault =>
  new Fault(
    `The source knows no "${symbol}"; check it on its site, and give its own name for it as ${symbol}=NAME where that is another.`,
  );

/** The answer has another shape than this version of Tidemark knows. */
export const otherShape = (what: string): Fault =>
  new Fault(
    `The answer has another shape than it had (${what}); its source has changed: take another source, or a newer version of Tidemark.`,
  );
