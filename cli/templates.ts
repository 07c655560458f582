// The templates of `tidemark new`, and the data of the demo on which each can be run at once.

/** A template: its files are templates/NAME.ts and NAME.laws.ts. */
export interface Template {
  readonly about: string;
  /** Folder of the demo's market. */
  readonly market: string;
  /** Instruments of it, joined by blanks; empty: all. */
  readonly assets: string;
}

/** Every template by its name. */
export const TEMPLATES: Readonly<Record<string, Template>> = {
  blank: { about: 'a moving average, to be replaced', market: 'us', assets: '' },
  dip: { about: 'buys falls, with net subscriptions where there are any', market: 'mainland', assets: '510300' },
  rotation: { about: 'holds the strongest of several instruments', market: 'mainland', assets: '' },
  hedge: { about: 'leaves the first instrument for the second under stress', market: 'us', assets: 'SPX TLT' },
  pairs: { about: 'holds what lags of two instruments', market: 'us', assets: 'SPX DJI' },
};
