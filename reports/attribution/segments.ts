// The weights and returns of a run's segments and its benchmark's, period by period.

import type { Feed } from '../../engine/index.js';
import type { BenchmarkPart } from '../benchmark.js';
import type { Account } from './account.js';
import { type BrinsonEffects, brinson, brinsonRoom } from './brinson.js';
import { type Grouping, segmentOf, segmentOfCash } from './groups.js';

/** Below this a weight counts as none. */
const NO_WEIGHT = 1e-9;

/** A net weight below this part of the gross one says nothing of a segment's return: long and short nearly cancel out. */
const HEDGED = 0.1;

/** The effects of one period with what was traded in it; fractions of the equity at its beginning, one entry a segment. */
export interface PeriodEffects extends BrinsonEffects {
  readonly trading: Float64Array;
}

/** The segments of a run and its benchmark, by one grouping, while the periods pass. */
export class Segments {
  readonly names: readonly string[];
  readonly benchmarkWeight: Float64Array;
  /** Of the last period. */
  readonly weight: Float64Array;
  readonly effects: PeriodEffects;
  readonly #parts: readonly BenchmarkPart[];
  /** The segment of each account, and of each part of the benchmark. */
  readonly #ofAccount: Int32Array;
  readonly #ofPart: Int32Array;
  /** Index of the base currency's balance among the accounts. */
  readonly #base: number;
  readonly #gross: Float64Array;
  readonly #earned: Float64Array;
  readonly #returns: Float64Array;
  readonly #benchmarkReturns: Float64Array;

  constructor(by: Grouping, { assets, base }: Feed, parts: readonly BenchmarkPart[]) {
    const currencies = [...new Set([base, ...assets.map(({ currency }) => currency)])];
    const ofAssets = assets.map((asset) => segmentOf(by, asset));
    const ofParts = parts.map((part) => segmentOf(by, part));
    const ofCash = currencies.map((currency) => segmentOfCash(by, currency));
    this.names = [...new Set([...ofAssets, ...ofParts, ...ofCash])];
    const index = (all: readonly string[]) => Int32Array.from(all, (name) => this.names.indexOf(name));
    this.#ofAccount = index([...ofAssets, ...ofCash]);
    this.#ofPart = index(ofParts);
    this.#base = assets.length;
    this.#parts = parts;
    const room = () => new Float64Array(this.names.length);
    this.benchmarkWeight = room();
    parts.forEach(({ weight }, k) => (this.benchmarkWeight[this.#ofPart[k]] += weight));
    this.weight = room();
    this.effects = { ...brinsonRoom(this.names.length), trading: room() };
    this.#gross = room();
    this.#earned = room();
    this.#returns = room();
    this.#benchmarkReturns = room();
  }

  /** Takes a period: it ends at evaluated row `row` (from 1), began with `equity` and brought `rate` of it; `accounts` have just passed it. */
  pass(row: number, equity: number, rate: number, accounts: readonly Account[]): void {
    this.#weigh(equity, rate, accounts);
    this.#compare(row);
    const { weight, benchmarkWeight, effects } = this;
    for (let s = 0; s < weight.length; s++) {
      const isHeld = Math.abs(weight[s]) >= Math.max(NO_WEIGHT, HEDGED * this.#gross[s]);
      const neutral = benchmarkWeight[s] === 0 ? 0 : this.#benchmarkReturns[s];
      this.#returns[s] = isHeld ? this.#earned[s] / weight[s] : neutral;
    }
    const columns = { portfolioWeight: weight, portfolioReturn: this.#returns, benchmarkWeight };
    brinson({ ...columns, benchmarkReturn: this.#benchmarkReturns }, 'brinson-fachler', effects);
    for (let s = 0; s < weight.length; s++) {
      const rest = this.#earned[s] - weight[s] * this.#returns[s];
      (benchmarkWeight[s] === 0 ? effects.allocation : effects.selection)[s] += rest;
    }
  }

  /** Weights at the beginning, what was earned by holding them, and by trading. */
  #weigh(equity: number, rate: number, accounts: readonly Account[]): void {
    const { weight, effects } = this;
    for (const column of [weight, this.#gross, this.#earned, effects.trading]) column.fill(0);
    let rest = rate;
    let cash = equity;
    for (let k = 0; k < accounts.length; k++) cash -= accounts[k].worthBefore;
    for (let k = 0; k < accounts.length; k++) {
      const { exposureBefore, gained, traded } = accounts[k];
      const s = this.#ofAccount[k];
      const part = ((k === this.#base ? cash : 0) + exposureBefore) / equity;
      weight[s] += part;
      this.#gross[s] += Math.abs(part);
      this.#earned[s] += (gained - traded) / equity;
      effects.trading[s] += traded / equity;
      rest -= gained / equity;
    }
    // What is left by rounding is the cash's, so that nothing is missing.
    this.#earned[this.#ofAccount[this.#base]] += rest;
  }

  /** Returns of the benchmark's segments: the means of their parts; NaN of those that it does not hold. */
  #compare(row: number): void {
    const returns = this.#benchmarkReturns;
    returns.fill(0);
    this.#parts.forEach(({ weight, growth }, k) => {
      returns[this.#ofPart[k]] += weight * (growth[row] / growth[row - 1] - 1);
    });
    for (let s = 0; s < returns.length; s++) {
      returns[s] = this.benchmarkWeight[s] === 0 ? NaN : returns[s] / this.benchmarkWeight[s];
    }
  }
}
