// The parts of a profit: price, currency, income and cost.

/** The parts of a profit, in base currency; they add up to `total`. */
export interface Effects {
  /** What the market's prices did. Fills count at the price before slippage. */
  readonly price: number;
  /** What the rates did to what was there, from the rate at which it came in on. */
  readonly currency: number;
  /** Distributions before tax (negative where they were owed) and interest (negative where it was paid). */
  readonly income: number;
  /** Everything that trading and holding cost; negative. */
  readonly cost: number;
  readonly total: number;
}

/** The effects of one asset, or of the balance of one currency. */
export interface Contribution extends Effects {
  /** Symbol of the asset, or `cash:` and the code of a currency. */
  readonly name: string;
  /** Index of the asset in the feed; -1 for a balance. */
  readonly asset: number;
}

/** What a run pays, by kinds. */
export const COST_KINDS = ['commission', 'tax', 'slippage', 'withholding', 'borrow fee', 'conversion', 'roll'] as const;
/** One of the kinds of cost. */
export type CostKind = (typeof COST_KINDS)[number];

/** The sum of effects, part by part; zeros of none. */
export function sumOfEffects(all: readonly Effects[]): Effects {
  const sum = (of: (effects: Effects) => number): number => all.reduce((so, each) => so + of(each), 0);
  return {
    price: sum(({ price }) => price),
    currency: sum(({ currency }) => currency),
    income: sum(({ income }) => income),
    cost: sum(({ cost }) => cost),
    total: sum(({ total }) => total),
  };
}
