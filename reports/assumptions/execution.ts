// How orders met the market, in words.

import type { Terms } from '../../engine/index.js';
import { chosen } from '../chosen.js';
import type { Held } from '../rules.js';
import { eachTerm, OPTIMISTIC, percent, type Scene, symbols, unverified, when } from './scene.js';

const FILLED = {
  'next-open':
    'An order given at a close first meets the market on the next row; a market order is filled at the next open.',
  'next-close':
    'An order given at a close first meets the market on the next row; a market order is filled at the next close.',
  'same-close': `${OPTIMISTIC}market and at-close orders are filled at the very close that they were decided on (same-close); others first meet the market on the next row.`,
};

const isFree = ({ terms }: Held): boolean =>
  terms.commission +
    terms.commissionPerUnit +
    terms.commissionMinimum +
    terms.buyTax +
    terms.sellTax +
    terms.sellFeePerUnit ===
  0;

function costs(terms: Terms): string {
  const parts = [`commission ${percent(terms.commission)} of the value`];
  if (terms.commissionPerUnit > 0) parts.push(`${terms.commissionPerUnit} a unit`);
  if (terms.commissionMinimum > 0) parts.push(`at least ${terms.commissionMinimum} an order`);
  if (terms.buyTax > 0) parts.push(`${percent(terms.buyTax)} duty on purchases`);
  if (terms.sellTax > 0) parts.push(`${percent(terms.sellTax)} duty on sales`);
  if (terms.sellFeePerUnit > 0) parts.push(`${terms.sellFeePerUnit} a unit in fees on sales`);
  // Where several rules are behind it, their sources stand in a list of their own.
  const source = terms.source === '' || terms.source.includes('; ') ? '' : ` (${terms.source})`;
  return `${parts.join(', ')}${source}.`;
}

function slippage({ configuration, run, traded }: Scene): string[] {
  const { slippage: model } = configuration;
  const none = `${OPTIMISTIC}there is no slippage.`;
  if (typeof model === 'number') {
    const worse = `Every fill is ${model} basis points worse than the market's price, but within the order's limit.`;
    return [...when(model > 0, worse), ...when(traded.length > 0 && model === 0, none)];
  }
  const costless = Array.from(run.fills).every((fill) => fill.slippage === 0);
  return [`Slippage by the model ${chosen(model)}`, ...when(traded.length > 0 && costless, none)];
}

function volume({ configuration, traded, run }: Scene): string[] {
  const { volumeCap } = configuration;
  if (volumeCap === null) {
    return when(traded.length > 0, `${OPTIMISTIC}orders are filled whole, whatever the volume of the bar.`);
  }
  const [from, to] = [run.first, run.first + run.equity.length];
  const unknown = traded.filter(({ raw }) => raw.volume.subarray(from, to).some(Number.isNaN));
  return [
    `At most ${percent(volumeCap)} of a bar's volume is traded, at an open of that of the bar before.`,
    ...when(
      unknown.length > 0,
      `${OPTIMISTIC}${symbols(unknown)}: where the volume is not known, no cap cuts what is traded.`,
    ),
  ];
}

function doubt({ configuration, run }: Scene): string[] {
  const bars = run.ambiguity === 1 ? '1 bar' : `${run.ambiguity} bars`;
  if (configuration.intrabar === 'optimistic') {
    return [
      `${OPTIMISTIC}where the prices of a bar do not say what happened first, the better for the trader is taken to have happened (${bars}).`,
    ];
  }
  const open = configuration.doubt ? '' : ' A run with --doubt shows what the better one would have given.';
  return when(
    run.ambiguity > 0,
    `The prices of ${bars} do not say what happened first; the worse for the trader is taken to have happened.${open}`,
  );
}

const lots = ({ lot, minimum }: Terms): string =>
  `bought in lots of ${lot}${minimum > lot ? `, at least ${minimum}` : ''}; odd lots are only sold off.`;

const settlement = ({ shareSettlement }: Terms): string =>
  shareSettlement === 1 ? 'what is bought can be sold from the next session on (T+1).' : '';

function priceLimit({ priceLimit: limit, freeSessions }: Terms): string {
  if (!(limit > 0)) return '';
  const free = freeSessions > 0 ? `, but in its first ${freeSessions} sessions` : '';
  return `nothing is bought at limit-up or sold at limit-down, ${percent(limit)} from the reference price${free}.`;
}

/** How orders meet the market. */
export function execution(scene: Scene): string[] {
  const { configuration, traded, held } = scene;
  return [
    FILLED[configuration.fill],
    ...(traded.length > 0 && held.every(isFree)
      ? [`${OPTIMISTIC}trading costs neither commission nor tax.`]
      : eachTerm(held, costs)),
    ...slippage(scene),
    ...volume(scene),
    ...doubt(scene),
    ...eachTerm(held, lots),
    ...eachTerm(held, settlement, 'what is bought can be sold at once (T+0).'),
    ...eachTerm(held, priceLimit, 'there is no price limit.'),
    ...configuration.limits.map((limit) => `Limit on orders: ${chosen(limit)}`),
    ...unverified(held),
  ];
}
