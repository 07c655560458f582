// What a fill model is told at a fill.

import type { Asset } from './feed.js';
import type { FillMoment } from './fill-models/fill-model.js';
import type { Terms } from './instrument.js';
import { tickAt } from './tick.js';
import { volumeBefore } from './volume-cap.js';

/** When on its row an order trades. */
export type At = FillMoment['at'];

/** How many changes the volatility is measured over. */
const WINDOW = 20;

/** What is known of an instrument at a fill of this row; volume and volatility are looked up only by the models that
 *  ask. Of a fill that is only expected, `known` is the row up to which actions are known. */
export function momentOf(
  asset: Asset,
  terms: Terms,
  side: number,
  quantity: number,
  price: number,
  at: At,
  bar: number,
  known = bar,
): FillMoment {
  return new Moment(asset, terms, side, quantity, price, at, bar, known);
}

// A class, so that the getters are made once and not for each fill.
class Moment implements FillMoment {
  readonly #asset: Asset;
  readonly #terms: Terms;
  readonly #bar: number;
  readonly #known: number;
  readonly side: number;
  readonly quantity: number;
  readonly price: number;
  readonly at: At;

  constructor(
    asset: Asset,
    terms: Terms,
    side: number,
    quantity: number,
    price: number,
    at: At,
    bar: number,
    known: number,
  ) {
    this.#asset = asset;
    this.#terms = terms;
    this.#bar = bar;
    this.#known = known;
    this.side = side;
    this.quantity = quantity;
    this.price = price;
    this.at = at;
  }

  get volume(): number {
    return this.at === 'close' ? this.#asset.raw.volume[this.#bar] : volumeBefore(this.#asset, this.#bar, this.#known);
  }

  get volatility(): number {
    return volatilityUpTo(this.#asset, this.at === 'close' ? this.#bar : this.#bar - 1);
  }

  get tick(): number {
    return tickAt(this.#terms, this.price);
  }

  get spread(): number {
    return this.#asset.spread;
  }
}

/** Standard deviation of the last 20 logarithmic changes between the instrument's own adjusted closes up to a row; NaN below two. */
function volatilityUpTo({ axis: { rows, latest }, adjusted }: Asset, bar: number): number {
  const last = bar < 0 ? -1 : latest[bar];
  const from = Math.max(1, last - WINDOW + 1);
  const count = last - from + 1;
  if (count < 2) return Number.NaN;
  const change = (own: number) => Math.log(adjusted.close[rows[own]] / adjusted.close[rows[own - 1]]);
  let sum = 0;
  for (let own = from; own <= last; own++) sum += change(own);
  const mean = sum / count;
  let squares = 0;
  for (let own = from; own <= last; own++) squares += (change(own) - mean) ** 2;
  return Math.sqrt(squares / (count - 1));
}
