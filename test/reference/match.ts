// When an order trades on a bar, and at what price before slippage: the table of the page.

import type { Moment, Order } from './account.js';
import { type Fixed, fixed, larger, smaller } from './fixed.js';
import type { Scenario, ScenarioAsset } from './scenario.js';

/** A bar as a purchase sees it; for a sale all prices are negated, and high and low swapped. */
interface Bar {
  readonly open: Fixed;
  readonly high: Fixed;
  readonly low: Fixed;
  readonly close: Fixed;
}

/** At what price an order trades at a moment (null: not at all), and whether the reading of the bar decides that. */
export interface Answer {
  readonly price: Fixed | null;
  readonly doubt: boolean;
}

interface Prices {
  readonly limit: Fixed;
  readonly stop: Fixed;
}

const NOT: Answer = { price: null, doubt: false };
const at = (price: Fixed | null): Answer => ({ price, doubt: false });

function seenBy({ side }: Order, asset: ScenarioAsset, row: number): Bar {
  const [open, high, low, close] = [asset.open, asset.high, asset.low, asset.close].map((column) => fixed(column[row]));
  return side > 0 ? { open, high, low, close } : { open: -open, high: -low, low: -high, close: -close };
}

/** Whether an order trades at the close: an at-close order, and a market order where the run fills at closes. */
export const isAtClose = ({ type }: Order, { fill }: Scenario): boolean =>
  type === 'at-close' || (type === 'market' && fill !== 'next-open');

function atOpen(order: Order, { open }: Bar, limit: Fixed, stop: Fixed): Answer {
  if (order.type === 'market' || order.type === 'at-open') return at(open);
  if (order.type === 'limit') return at(open <= limit ? open : null);
  if (order.type === 'stop' || order.type === 'trailing-stop') return at(open >= stop ? open : null);
  if (order.type !== 'stop-limit') return NOT;
  if (open >= stop) order.triggered = true;
  return at(order.triggered && open <= limit ? open : null);
}

// `passed`: where the price was when the order came before the market in this bar. A stop that lies behind it trades there, and a stop-limit
// is a limit order.
function inside(order: Order, { high, low, close }: Bar, prices: Prices, passed: Fixed, optimistic: boolean): Answer {
  const { limit, stop } = prices;
  const asLimit = at(low <= limit ? smaller(limit, high) : null);
  if (order.type === 'limit') return asLimit;
  if (order.type === 'stop' || order.type === 'trailing-stop') return at(high >= stop ? larger(stop, passed) : null);
  if (order.type !== 'stop-limit') return NOT;
  if (passed >= stop) order.triggered = true;
  if (order.triggered) return asLimit;
  if (high < stop) return NOT;
  order.triggered = true;
  if (stop <= limit) return at(stop);
  const better = low <= limit;
  const worse = close <= limit;
  return { price: (optimistic ? better : worse) ? limit : null, doubt: better !== worse };
}

// What the row of its entry's first fill allows an exit inside the bar.
function besideEntry(order: Order, answer: Answer, filledAt: Moment, optimistic: boolean): Answer {
  if (answer.price === null) return answer;
  if (order.type === 'limit') return { price: optimistic ? answer.price : null, doubt: true };
  if (filledAt !== 'inside') return answer;
  return { price: optimistic ? null : answer.price, doubt: true };
}

/** The price, before slippage, at which an order trades at a moment of a row with a bar. Looking triggers a stop-limit. */
export function answerAt(scenario: Scenario, order: Order, row: number, moment: Moment): Answer {
  const asset = scenario.assets[order.asset];
  const mirror = (price: Fixed) => (order.side > 0 ? price : -price);
  const bar = seenBy(order, asset, row);
  if (moment === 'close') return isAtClose(order, scenario) ? at(mirror(bar.close)) : NOT;
  if (isAtClose(order, scenario)) return NOT;
  const optimistic = scenario.intrabar === 'optimistic';
  const limit = mirror(order.limit ?? 0n);
  const stop = mirror(order.stop ?? 0n);
  const entered = order.entry?.lastFill ?? null;
  const beside = entered?.row === row ? entered.moment : null;
  if (moment === 'open' && beside !== null) return NOT;
  const passed = beside === 'inside' ? mirror(entered!.base) : bar.open;
  let answer =
    moment === 'open' ? atOpen(order, bar, limit, stop) : inside(order, bar, { limit, stop }, passed, optimistic);
  if (beside !== null) answer = besideEntry(order, answer, beside, optimistic);
  return { ...answer, price: answer.price === null ? null : mirror(answer.price) };
}
