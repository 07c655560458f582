// What a fetch is told to do.

import type { ProviderDeclaration } from './provider.js';
import type { Wire } from './wire.js';

/** What is fetched, from where and how. */
export interface FetchOptions {
  /** Name of the source in files and sentences. */
  readonly source: string;
  readonly declaration: ProviderDeclaration;
  readonly params: Readonly<Record<string, unknown>>;
  /** sha256 of the code of a user's own provider; empty for ours. */
  readonly code: string;
  /** Symbols, or `SYMBOL=NAME` with what the source calls it. */
  readonly symbols: readonly string[];
  /** First and last day, ms UTC at midnight; NaN for all that there is. */
  readonly from: number;
  readonly to: number;
  /** Goes on with the fetch into the same directory that was interrupted. */
  readonly resume: boolean;
  /** Asks for all of it anew. */
  readonly refresh: boolean;
  /** Requests a minute; NaN for what the source allows. */
  readonly rate: number;
  /** In place of the source's own host; empty for that. */
  readonly base: string;
  /** The key that the source wants; empty for none. */
  readonly key: string;
  /** Who asks: name, version and purpose. */
  readonly agent: string;
  /** The data directory. */
  readonly into: string;
  /** Folder in which pages are kept. */
  readonly cache: string;
  readonly wire: Wire;
  /** Is told what goes on, a sentence at a time. */
  readonly tell: (sentence: string) => void;
  /** Does the last work, the writing of the directory, to its end whatever signal comes. */
  readonly finish: <T>(work: () => Promise<T>) => Promise<T>;
}
