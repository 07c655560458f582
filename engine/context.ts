// What a strategy may know and do at a close.

import type { AssetView } from './asset-view.js';
import type { Desk } from './desk.js';
import { LivePosition } from './live-position.js';
import { assertSense, type OrderRequest } from './order-request.js';
import { place } from './place.js';
import { random } from './random.js';
import type { Order, OrderType, Position } from './run.js';
import { rebalance } from './rebalance.js';
import { aim, desired, type TargetOptions } from './target.js';
import { UserError } from './errors.js';

/** What a strategy may know and do at a close. Orders that it gives first meet the market on the next row. */
export class Context {
  readonly #desk: Desk;
  readonly #assets: readonly AssetView[];
  readonly #positions: readonly Position[];
  /** The asset whose position was asked for last, and that position: most strategies ask for one on every bar, and to look it up anew took a fifth
   *  of a run that decides on each. At first an object that nobody can ask for, as `null` could be. */
  #asked: object = {};
  #position!: Position;
  /** Room for the weights of a rebalance. */
  #weights: Float64Array | null = null;
  #random: (() => number) | null = null;

  constructor(desk: Desk, assets: readonly AssetView[]) {
    this.#desk = desk;
    this.#assets = assets;
    this.#positions = desk.feed.assets.map((asset) => new LivePosition(desk, asset.index));
  }

  /** Moment of the decision, ms UTC. */
  get time(): number {
    return this.#desk.feed.time[this.#desk.clock.bar];
  }

  /** Row of the feed. */
  get bar(): number {
    return this.#desk.clock.bar;
  }

  /** Worth of the account at this close, in base currency. */
  get equity(): number {
    return this.#desk.ledger.worth(this.#desk.clock.bar);
  }

  /** Cash in a currency (base by default), in that currency; what is owed is not included. `settled`: only what sales of the last sessions
   *  do not still have to bring. */
  cash(currency?: string, part: 'all' | 'settled' = 'all'): number {
    const { ledger, proceeds, clock } = this.#desk;
    const place = currency === undefined ? 0 : ledger.currencies.indexOf(currency);
    if (place < 0) {
      const are = ledger.currencies.length > 1 ? 'currencies are' : 'currency is';
      throw new UserError(`The account holds no ${currency}; its ${are} ${ledger.currencies.join(', ')}.`);
    }
    const pending = part === 'settled' ? proceeds.unsettled(place, clock.bar, false) : 0;
    return ledger.balances[place] - pending;
  }

  /** What is held of an instrument: a view that stays up to date. */
  position(asset: AssetView): Position {
    if (asset !== this.#asked) {
      this.#position = this.#positions[this.#indexOf(asset)];
      this.#asked = asset;
    }
    return this.#position;
  }

  /** The orders that live, oldest first; only those of one instrument if it is given. */
  orders(asset?: AssetView): Order[] {
    this.#assertOn('orders');
    const { book, tape } = this.#desk;
    const index = asset === undefined ? -1 : this.#indexOf(asset);
    const working: Order[] = [];
    for (let k = 0; k < book.size; k++) {
      const row = book.rows[k];
      if (index < 0 || tape.orders.asset[row] === index) working.push(tape.orders.at(row));
    }
    return working;
  }

  /** Wants an instrument to be worth `weight` times the equity. Replaces its working market orders; does nothing within the no-trade
   *  band, so that drift alone does not trade. */
  target(weight: number, asset: AssetView, options?: TargetOptions): void {
    this.#assertOn('target');
    assertWords('target', options, AIM_WORDS);
    const index = this.#indexOf(asset);
    const wanted = desired(this.#desk, index, numberOf(weight), options);
    if (wanted !== null) aim(this.#desk, index, wanted);
  }

  /** Wants each instrument to be worth its weight times the equity, and what is not named to be sold. Sales are placed before
   *  purchases, each in the feed's order. */
  rebalance(weights: Iterable<readonly [AssetView, number]>, options?: TargetOptions): void {
    this.#assertOn('rebalance');
    assertWords('rebalance', options, AIM_WORDS);
    if (typeof Object(weights)[Symbol.iterator] !== 'function')
      throw new RangeError('rebalance: give pairs of an asset and its weight, such as [[asset, 0.5]] or a Map');
    const named = (this.#weights ??= new Float64Array(this.#desk.feed.assets.length)).fill(0);
    for (const [asset, weight] of weights) named[this.#indexOf(asset)] += numberOf(weight);
    rebalance(this.#desk, named, options);
  }

  /** Places an order and returns its id. What cannot be placed is refused with its reason, on the tape; the id is given all the
   *  same. */
  order(request: OrderRequest): number {
    this.#assertOn('order');
    assertWords('order', request, WORDS);
    this.#indexOf(request.asset);
    return place(this.#desk, request) + 1;
  }

  /** Takes an order back; true if it still lived. A margin call's order cannot be taken back. */
  cancel(id: number): boolean {
    this.#assertOn('cancel');
    const { book, clock } = this.#desk;
    const row = id - 1;
    if (!this.#lives(row)) return false;
    book.end(row, 'cancelled', 'cancelled by the strategy', clock.bar);
    book.clear();
    return true;
  }

  /** Takes an order back and places another in its stead; what is not given is as it was, whether a stop-limit order has been triggered
   *  too. It keeps its place in a group, but for the entry of a bracket, whose exits end with it. Returns the new id, or 0 where the
   *  order no longer lived. */
  replace(id: number, change: Partial<Omit<OrderRequest, 'asset' | 'side' | 'group'>>): number {
    this.#assertOn('replace');
    assertWords('replace', change, WORDS);
    const { tape, feed, book } = this.#desk;
    const { orders } = tape;
    const row = id - 1;
    if (!this.#lives(row)) return 0;
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ) as typeof change;
    const { asset, side, type, limit, stop, trail, trailRate, tif, until, group } = orders.at(row);
    const isResized = given.quantity !== undefined || given.notional !== undefined;
    const amount = orders.notional[row];
    // An exit of a group that is just being given is for all of its entry, whatever a limit has cut off both.
    const isBegun = book.groups.isExit(row) && book.groups.isBegun(row);
    const quantity = isBegun ? orders.quantity[row] : orders.left[row];
    const size = isResized ? {} : amount === amount ? { notional: amount } : { quantity };
    const word = given.type ?? type;
    const trails = word === 'trailing-stop';
    const isRetrailed = given.trail !== undefined || given.trailRate !== undefined;
    const kept = {
      ...(word.endsWith('limit') && { limit }),
      ...(word.startsWith('stop') && { stop }),
      ...(trails && !isRetrailed && { trail, trailRate }),
    };
    const life = given.tif === undefined || given.tif === tif ? { until } : {};
    const request = { asset: feed.assets[asset], side, type, tif, ...size, ...kept, ...life, ...given };
    assertSense(request);
    const stays = group > 0 && !book.groups.isEntry(row);
    // Whether a group that is just being given fits together is seen when it is complete.
    if (stays && book.groups.isExit(row) && !isBegun) assertExit(request);
    this.cancel(id);
    const placed = place(this.#desk, request, stays ? row : -1);
    if (request.type === type && given.stop === undefined) orders.triggered[placed] = orders.triggered[row];
    // What a trailing stop has reached it keeps, unless its distance is another.
    if (trails && request.type === type && !isRetrailed)
      orders.stop[placed] = side > 0 ? Math.min(stop, orders.stop[placed]) : Math.max(stop, orders.stop[placed]);
    return placed + 1;
  }

  /** Fails after the run, when what it wrote into may be the record of another, and while the market answers. */
  #assertOn(verb: string): void {
    const { clock, book } = this.#desk;
    if (clock.bar < 0)
      throw new RangeError(`${verb}: the run of this context is over; use the context that decide is given`);
    if (book.isClosed) throw new RangeError(`${verb}: the market is answering; orders are given when deciding`);
  }

  #lives(row: number): boolean {
    const { orders } = this.#desk.tape;
    const isOne = Number.isInteger(row) && row >= 0 && row < orders.length;
    return isOne && orders.isAlive(row) && orders.origin[row] === 0;
  }

  /** The place of an asset in the feed. A view from another run, or a symbol, would be misread without a word. */
  #indexOf(asset: AssetView): number {
    if (asset === undefined || this.#assets[asset?.index] !== asset) {
      throw new RangeError('give an asset of this run, as prepare has it in its assets, and not its symbol or a copy');
    }
    return asset.index;
  }

  /** A draw from [0, 1) of the run's seeded generator. */
  random(): number {
    this.#random ??= random(this.#desk.seed, 'strategy');
    return this.#random();
  }
}

/** Fails where a replacement would make something else of the exit of a bracket. */
function assertExit({ type = 'market', tif = 'day', notional }: Omit<OrderRequest, 'asset'>): void {
  if (EXITS.has(type) && (tif === 'gtc' || tif === 'gtd') && notional === undefined) return;
  throw new RangeError(
    'order: an exit of a bracket stays a limit, stop, stop-limit or trailing-stop order, gtc or gtd, and no amount of cash; cancel it and place another',
  );
}

const EXITS: ReadonlySet<OrderType> = new Set(['limit', 'stop', 'stop-limit', 'trailing-stop']);

// prettier-ignore
const WORDS: ReadonlySet<string> = new Set(['asset', 'side', 'quantity', 'notional', 'type', 'limit', 'stop', 'trail', 'trailRate', 'tif', 'until', 'group']);
const AIM_WORDS: ReadonlySet<string> = new Set(['band']);

/** Fails on a word that nothing reads: a misspelt one would be passed over in silence. */
function assertWords(verb: string, given: object | undefined, words: ReadonlySet<string>): void {
  for (const word in given) {
    // To ask the set for the words of every order took an eighth of its time.
    if (words === WORDS && (word === 'asset' || word === 'side' || word === 'quantity')) continue;
    if (!words.has(word)) throw new RangeError(`${verb}: there is no "${word}"; there are ${[...words].join(', ')}`);
  }
}

function numberOf(weight: number): number {
  if (typeof weight !== 'number') throw new RangeError(`the weight is ${String(weight)}; give a number`);
  return weight;
}
