// What a fund costs above its assets, and whether new units may be made that would bring the price back.

import { type AssetView, combine, premium, type Series, type Universe } from '../../engine/index.js';
import { ageOf } from './age-of.js';

/** Bars after which a published premium is not taken for today's. */
const OLD = 20;

/** What a strategy asks before it buys a fund, and while it holds it. */
export interface FundPrice {
  /** Latest known premium over net asset value, a fraction; NaN where it is not known. */
  premium(): number;
  /** Whether less than `open` may be subscribed a day, in quote currency; false where no cap is published. */
  isCapped(open: number): boolean;
}

/** The price of a fund: its premium as published (`premium@SYMBOL`), else from its net asset value (`nav@SYMBOL`), and the daily cap of its
 *  subscriptions (`subscription-cap@SYMBOL`; 0: closed). */
export function fundPrice(asset: AssetView, { has, series }: Universe): FundPrice {
  const recent = (name: string): Series => {
    const published = series(name, asset);
    return combine([published, ageOf(published, asset.close)], (value, age) => (age < OLD ? value : Number.NaN));
  };
  const over = has('premium', asset)
    ? recent('premium')
    : has('nav', asset)
      ? premium(asset.raw.close, series('nav', asset))
      : null;
  // A cap holds until another is announced.
  const cap = has('subscription-cap', asset) ? series('subscription-cap', asset) : null;
  return {
    premium: () => over?.now ?? Number.NaN,
    isCapped: (open) => cap !== null && cap.now < open,
  };
}
