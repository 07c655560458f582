// Interest on cash and fees for borrowed units, between the rows on which they are posted.

import { utcDay, utcMonth } from './clock.js';
import type { Feed } from './feed.js';
import type { Conditions } from './settings.js';
import { termsAt } from './terms.js';

/** What an account that does not change holds. */
interface Standing {
  readonly balances: Float64Array;
  readonly quantity: Float64Array;
  readonly shorts: number;
  readonly isFuture: Uint8Array;
}

/** Convention: the days between two rows' dates over 365. */
const DAYS_A_YEAR = 365;

const NOTHING = new Float64Array(0);

/** What has accrued and is not posted yet. */
export class Accrual {
  /** Interest by currency, and borrow fees by asset (negative), each in its currency. */
  readonly interest: Float64Array;
  readonly fees: Float64Array;
  /** Whether anything can accrue at all; in most runs nothing does. */
  readonly isPossible: boolean;
  readonly #feed: Feed;
  readonly #creditRate: number;
  readonly #debitRate: number;
  readonly #borrows: boolean;

  constructor(feed: Feed, { creditRate, debitRate }: Conditions, currencies: number) {
    this.#feed = feed;
    this.#creditRate = creditRate;
    this.#debitRate = debitRate;
    this.#borrows = feed.assets.some(({ terms }) => terms.some(({ borrowFee }) => borrowFee > 0));
    this.isPossible = creditRate !== 0 || debitRate !== 0 || this.#borrows;
    this.interest = this.isPossible ? new Float64Array(currencies) : NOTHING;
    this.fees = this.isPossible ? new Float64Array(feed.assets.length) : NOTHING;
  }

  /** Whether the account, as it stands, lets something accrue. */
  isActive({ shorts, balances }: Pick<Standing, 'shorts' | 'balances'>): boolean {
    return (
      this.#creditRate !== 0 ||
      (this.#borrows && (shorts > 0 || this.fees.some((fee) => fee !== 0))) ||
      (this.#debitRate !== 0 && (balances.some((balance) => balance < 0) || this.interest.some((sum) => sum !== 0)))
    );
  }

  /** The first row after this one on which what has accrued is posted: the first of a month, or the last of all. */
  nextPosting(bar: number): number {
    const { time } = this.#feed;
    const last = time.length - 1;
    for (let row = bar + 1; row < last; row++) if (utcMonth(time[row]) !== utcMonth(time[row - 1])) return row;
    return bar < last ? last : Number.POSITIVE_INFINITY;
  }

  /** Lets the rows from `from` to before `to` pass, in which the account does not change; the last stretch ends with the feed. */
  pass({ balances, quantity, shorts, isFuture }: Standing, from: number, to: number): void {
    const { time } = this.#feed;
    const end = Math.min(to, time.length - 1);
    if (this.#creditRate !== 0 || this.#debitRate !== 0) {
      // Row by row, so that the digits do not depend on where a stretch was looked at.
      for (let row = from; row < end; row++) {
        const years = (utcDay(time[row + 1]) - utcDay(time[row])) / DAYS_A_YEAR;
        for (let currency = 0; currency < balances.length; currency++) {
          const balance = balances[currency];
          this.interest[currency] += balance * (balance > 0 ? this.#creditRate : this.#debitRate) * years;
        }
      }
    }
    if (shorts === 0 || !this.#borrows) return;
    for (const asset of this.#feed.assets) {
      const held = quantity[asset.index];
      if (held >= 0 || isFuture[asset.index]) continue;
      for (let row = from; row < end; row++) {
        const years = (utcDay(time[row + 1]) - utcDay(time[row])) / DAYS_A_YEAR;
        const { borrowFee } = termsAt(asset, time[row]);
        this.fees[asset.index] += held * asset.multiplier * asset.raw.close[row] * borrowFee * years;
      }
    }
  }
}
