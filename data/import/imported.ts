// What an import makes of one file: what it holds, what was believed of it and why, or the reason why it is refused.

import type { Action, Bars } from '../../engine/index.js';
import type { Basis } from '../basis.js';
import type { ExchangeRates, Observations } from '../dataset.js';
import type { Finding } from '../finding.js';

/** Something that a file leaves open and that was decided, with the reason. */
export interface Belief {
  /** What was decided, such as `encoding`, `separator`, `dates`, `zone`, `price basis`, `volume unit`, `symbol`. */
  readonly what: string;
  /** What it was taken for, such as `gb18030` or `m/d/y`. */
  readonly value: string;
  /** What speaks for it, as the rest of a sentence after "because"; `--assume` where the user said so. */
  readonly why: string;
}

/** Daily or intraday bars of one instrument. */
export interface ImportedBars {
  readonly what: 'bars';
  readonly bars: Bars;
  readonly frequency: 'daily' | 'intraday';
  readonly basis: Basis;
}

/** A file's content, normalised: ISO dates or ms UTC, plain numbers, units and shares, oldest first. A file may hold several. */
export type Content =
  | ImportedBars
  | { readonly what: 'series'; readonly observations: Observations }
  | {
      readonly what: 'actions';
      readonly actions: readonly Action[];
      /** `before` where the `exTime` is the last day on the old basis, or a day without trading after it, as vendors date splits; `ex` if left out. */
      readonly dated?: 'ex' | 'before';
    }
  | { readonly what: 'rates'; readonly rates: ExchangeRates }
  | { readonly what: 'calendar'; readonly market: string; readonly days: Float64Array }
  /** Names of instruments, by symbol. */
  | { readonly what: 'titles'; readonly titles: ReadonlyMap<string, string> };

/** One file, read. */
export interface Imported {
  /** As it was given; an entry of an archive as `archive.zip:entry`. */
  readonly path: string;
  /** sha256 of its bytes, hexadecimal. */
  readonly sha256: string;
  /** Name of the format in the table of formats; empty where it was refused. */
  readonly format: string;
  readonly beliefs: readonly Belief[];
  readonly contents: readonly Content[];
  /** Why it cannot be imported, as one sentence with a remedy; empty where it can. */
  readonly refusal: string;
  /** What is wrong with it but does not stop it. */
  readonly findings: readonly Finding[];
  /** Rows of the file that hold data. */
  readonly rows: number;
}
