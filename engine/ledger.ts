// Money and holdings of one run. Equity is priced in stretches between changes.

import { Accrual } from './accrual.js';
import { Bought } from './bought.js';
import type { Feed } from './feed.js';
import { factsOf } from './feed-facts.js';
import { tidy } from './lots.js';
import { applyFill } from './position.js';
import { CASH_FLOW_KINDS, type CashFlowKind } from './run.js';
import type { Conditions } from './settings.js';
import type { HoldingChange } from './fifo.js';
import { Pricing } from './pricing.js';
import type { Receivable } from './receivable.js';
import type { Tape } from './tape.js';

const FILL = CASH_FLOW_KINDS.indexOf('fill');

/** The account. Its only writers are the settlement and what falls due on a row. */
export class Ledger {
  /** Codes of the currencies, base first, then in the order in which the assets name them. */
  readonly currencies: readonly string[];
  /** Place of each asset's currency among them. */
  readonly currencyOf: Int32Array;
  /** Balance of each currency. */
  readonly balances: Float64Array;
  /** How many assets are held short, and how many futures are held: what ties cash up beside purchases. */
  shorts = 0;
  futures = 0;
  /** True where a future was traded and has not been settled since. */
  unsettled = false;
  /** Whether something has to be looked after on every row: futures are settled daily, and shorts and credit can be called. A field, since
   *  it is asked on every row and changes on few. */
  isRestless = false;
  readonly quantity: Float64Array;
  readonly averagePrice: Float64Array;
  readonly realized: Float64Array;
  /** For each future, what its units were worth when they were last settled, or traded since: quantity × multiplier × price. */
  readonly basis: Float64Array;
  readonly isFuture: Uint8Array;
  readonly receivables: Receivable[] = [];
  /** Everything that was ever owed, in the order in which it arose. */
  readonly owed: Receivable[] = [];
  readonly accrual: Accrual;
  /** Worth at each row, from `first` on; valid up to the last stretch that was priced. */
  readonly equity: Float64Array;
  /** True while orders are answered at the close of the decision that gave them. */
  isDeciding = false;
  /** What was bought where units may not be sold on the same date. */
  readonly #bought: Bought;
  /** Whether the next fill after a decision is on a later date. */
  readonly #isNextLater: boolean;
  readonly #multipliers: Float64Array;
  readonly #pricing: Pricing;
  readonly #conditions: Conditions;
  readonly #tape: Tape;

  constructor(feed: Feed, first: number, tape: Tape, equity: Float64Array, conditions: Conditions) {
    const count = feed.assets.length;
    const facts = factsOf(feed);
    ({ currencies: this.currencies, currencyOf: this.currencyOf, isFuture: this.isFuture } = facts);
    this.balances = new Float64Array(this.currencies.length);
    this.quantity = new Float64Array(count);
    this.averagePrice = new Float64Array(count).fill(Number.NaN);
    this.realized = new Float64Array(count);
    this.basis = new Float64Array(count);
    this.equity = equity;
    this.accrual = new Accrual(feed, conditions, this.currencies.length);
    this.#bought = new Bought(feed);
    this.#isNextLater = feed.frequency === 'daily' && conditions.fill !== 'same-close';
    this.#multipliers = facts.multipliers;
    this.#pricing = new Pricing(facts, first, equity);
    this.#conditions = conditions;
    this.#tape = tape;
  }

  /** Base per unit of a currency at the close of a row; 1 for base. */
  rateOf(currency: number, bar: number): number {
    return this.#pricing.rateOf(currency, bar);
  }

  /** The same, for the quote currency of an asset. */
  rate(asset: number, bar: number): number {
    return this.rateOf(this.currencyOf[asset], bar);
  }

  /** The rate at which is converted on a row: the last that was published before its market opened, or, of what is filled at the close of
   *  its decision, that of the row. */
  conversionRate(currency: number, bar: number): number {
    return this.rateOf(currency, this.isDeciding ? bar : bar - 1);
  }

  /** Books a change of cash in a currency and converts what the run converts. Returns its `seq`. */
  post(bar: number, kind: CashFlowKind, asset: number, currency: number, amount: number): number {
    const seq = this.#post(bar, kind, asset, currency, amount);
    this.#convert(bar, currency, amount);
    return seq;
  }

  /** Books cash that was owed, and the tax that is kept back from it; what is left is converted. */
  receive(bar: number, { asset, kind, gross, tax }: Pick<Receivable, 'asset' | 'kind' | 'gross' | 'tax'>): void {
    const currency = this.currencyOf[asset];
    this.#post(bar, kind, asset, currency, gross);
    if (tax !== 0) this.#post(bar, 'withholding', asset, currency, -tax);
    this.#convert(bar, currency, gross - tax);
  }

  #convert(bar: number, currency: number, amount: number): void {
    if (currency === 0) return;
    const { conversion, conversionSpread } = this.#conditions;
    const moved = conversion === 'held' ? Math.min(0, this.balances[currency]) : amount;
    if (moved === 0) return;
    const rate = this.conversionRate(currency, bar);
    this.#post(bar, 'conversion', -1, currency, -moved);
    this.#post(bar, 'conversion', -1, 0, moved * rate * (1 - Math.sign(moved) * conversionSpread));
  }

  #post(bar: number, kind: CashFlowKind, asset: number, currency: number, amount: number): number {
    this.price(bar);
    this.balances[currency] += amount;
    this.#look();
    return this.#tape.cash.add(bar, CASH_FLOW_KINDS.indexOf(kind), asset, currency, amount);
  }

  /** The same for units that no order moves: the fraction that a split leaves, or all that a delisting redeems. */
  redeem(bar: number, asset: number, delta: number, price: number, lot: number): void {
    this.move(bar, asset, delta, price, lot);
    this.#tape.holdings.events.push({
      asset,
      fills: this.#tape.fills.length,
      change: { kind: 'fill', bar, delta, price },
    });
  }

  #happened(asset: number, change: HoldingChange): void {
    const { holdings, fills } = this.#tape;
    holdings.add(change.bar, asset, this.quantity[asset]);
    holdings.events.push({ asset, fills: fills.length, change });
  }

  /** Moves a position by `delta` units at a price, where `lot` says what a whole quantity is; the cash is posted apart. `isLocked`: what
   *  this opens may not be sold on the row's date. */
  move(bar: number, asset: number, delta: number, price: number, lot: number, isLocked = false): void {
    this.price(bar);
    const before = this.quantity[asset];
    const multiplier = this.#multipliers[asset];
    const after = applyFill(before, this.averagePrice[asset], delta, price, multiplier, lot);
    this.quantity[asset] = after.quantity;
    this.averagePrice[asset] = after.averagePrice;
    this.realized[asset] += after.realized;
    if (this.isFuture[asset]) {
      this.basis[asset] += delta * multiplier * price;
      this.unsettled = true;
    }
    if (isLocked && delta > 0 && after.quantity > 0) this.#bought.add(asset, Math.min(delta, after.quantity), bar);
    this.#count(asset, before, after.quantity);
    this.#look();
    this.#tape.holdings.add(bar, asset, after.quantity);
  }

  /** Moves a position by whole units and books their cash in base: what `move` and `post` do, where all that is held is whole units and
   *  neither a short position nor a future is traded. Returns the `seq` of the posting. */
  trade(bar: number, asset: number, delta: number, price: number, cash: number, isLocked: boolean): number {
    this.price(bar);
    const before = this.quantity[asset];
    const after = (this.quantity[asset] = before + delta);
    if (before === 0) this.averagePrice[asset] = price;
    else if (delta > 0) this.averagePrice[asset] = (before * this.averagePrice[asset] + delta * price) / after;
    else {
      this.realized[asset] += (this.averagePrice[asset] - price) * delta * this.#multipliers[asset];
      if (after === 0) this.averagePrice[asset] = Number.NaN;
    }
    if (isLocked && delta > 0) this.#bought.add(asset, delta, bar);
    this.balances[0] += cash;
    this.#look();
    this.#tape.holdings.add(bar, asset, after);
    return this.#tape.cash.add(bar, FILL, asset, 0, cash);
  }

  /** Replaces a holding by `factor` times as many units at a price as many times lower. */
  split(bar: number, asset: number, factor: number, lot: number): void {
    this.price(bar);
    this.quantity[asset] = tidy(this.quantity[asset] * factor, lot);
    this.averagePrice[asset] /= factor;
    this.#bought.split(asset, factor);
    this.#happened(asset, { kind: 'split', bar, factor });
  }

  /** Moves the price that a future's holding was bought and last settled at. */
  shift(bar: number, asset: number, by: number): void {
    this.price(bar);
    this.averagePrice[asset] += by;
    this.basis[asset] += this.quantity[asset] * this.#multipliers[asset] * by;
    this.#happened(asset, { kind: 'roll', bar, price: by });
  }

  /** Units that may not be sold on the row's date, since they were bought on it. */
  locked(asset: number, bar: number): number {
    return Math.min(this.#bought.on(asset, bar), Math.max(0, this.quantity[asset]));
  }

  /** Notes cash that is owed until it is paid. */
  owe(receivable: Receivable): void {
    this.price(receivable.from);
    this.receivables.push(receivable);
    this.owed.push(receivable);
  }

  /** Worth of the account at a row, in base currency: cash, then positions in the feed's order, then what is owed. */
  worth(bar: number): number {
    return this.#pricing.worth(this, bar);
  }

  /** Highest worth at a close from the first evaluated row up to this one. */
  peak(bar: number): number {
    this.price(bar);
    return this.#pricing.peak(this, bar);
  }

  /** Prices the rows before `bar` that are not priced yet: the account has not changed in them. */
  price(bar: number): void {
    const from = this.#pricing.priced;
    if (from >= bar) return;
    if (this.accrual.isPossible) this.accrual.pass(this, from, bar);
    this.#pricing.price(this, bar);
  }

  /** Units of a long position that can be sold at the next fill after a decision. */
  sellable(asset: number, bar: number): number {
    const held = Math.max(0, this.quantity[asset]);
    return this.#isNextLater || bar < 0 ? held : held - this.locked(asset, bar);
  }

  /** Notes that the futures have been settled. */
  settled(): void {
    this.unsettled = false;
    this.#look();
  }

  #look(): void {
    this.isRestless = this.shorts > 0 || this.futures > 0 || this.unsettled || this.balances[0] < 0;
  }

  #count(asset: number, before: number, after: number): void {
    if (this.isFuture[asset]) {
      if (before === 0 && after !== 0) this.futures++;
      else if (before !== 0 && after === 0) this.futures--;
    } else if (before >= 0 && after < 0) this.shorts++;
    else if (before < 0 && after >= 0) this.shorts--;
  }
}
