// How orders met the market, in words.

import type { FillTime, Terms } from '../../engine/index.js';
import { chosenName } from '../chosen.js';
import { joined, state, type Statement, verbatim } from '../lang/index.js';
import type { Chosen } from '../report.js';
import type { Held } from '../rules.js';
import { flatters, optimistic, percent, type Scene, symbols, when } from './scene.js';
import { eachTerm, unverified } from './terms.js';

const FILLED: Readonly<Record<FillTime, Statement>> = {
  'next-open': state(
    'An order given at a close first meets the market on the next row; a market order is filled at the next open.',
  ),
  'next-close': state(
    'An order given at a close first meets the market on the next row; a market order is filled at the next close.',
  ),
  'same-close': optimistic(
    state(
      'market and at-close orders are filled at the very close that they were decided on (same-close); others first meet the market on the next row.',
    ),
  ),
};

/** A plugin by its name with what it says of itself. */
const plugin = (chosen: Chosen) => ({ name: chosenName(chosen), about: verbatim(chosen.about) });

const isFree = ({ terms }: Held): boolean =>
  terms.commission +
    terms.commissionPerUnit +
    terms.commissionMinimum +
    terms.buyTax +
    terms.sellTax +
    terms.sellFeePerUnit ===
  0;

function costs(terms: Terms): Statement {
  const { source } = terms;
  const parts = joined(
    [
      state('commission {rate} of the value', { rate: percent(terms.commission) }),
      ...when(terms.commissionPerUnit > 0, '{amount} a unit', { amount: terms.commissionPerUnit }),
      ...when(terms.commissionMinimum > 0, 'at least {amount} an order', { amount: terms.commissionMinimum }),
      ...when(terms.buyTax > 0, '{rate} duty on purchases', { rate: percent(terms.buyTax) }),
      ...when(terms.sellTax > 0, '{rate} duty on sales', { rate: percent(terms.sellTax) }),
      ...when(terms.sellFeePerUnit > 0, '{amount} a unit in fees on sales', { amount: terms.sellFeePerUnit }),
    ],
    '{a}, {b}',
  );
  // Where several rules are behind it, their sources stand in a list of their own.
  return source === '' || source.includes('; ')
    ? state('{parts}.', { parts })
    : state('{parts} ({source}).', { parts, source: verbatim(source) });
}

function slippage({ configuration, run, traded }: Scene): Statement[] {
  const { slippage: model } = configuration;
  const none = (holds: boolean) => flatters(traded.length > 0 && holds, 'there is no slippage.');
  if (typeof model === 'number') {
    const worse = "Every fill is {bp} basis points worse than the market's price, but within the order's limit.";
    return [...when(model > 0, worse, { bp: model }), ...none(model === 0)];
  }
  let costless = true;
  for (const fill of run.fills) costless &&= fill.slippage === 0;
  return [state('Slippage by the model {name}: {about}', plugin(model)), ...none(costless)];
}

function volume({ configuration, traded, run }: Scene): Statement[] {
  const { volumeCap } = configuration;
  if (volumeCap === null)
    return flatters(traded.length > 0, 'orders are filled whole, whatever the volume of the bar.');
  const [from, to] = [run.first, run.first + run.equity.length];
  const unknown = traded.filter(({ raw }) => raw.volume.subarray(from, to).some(Number.isNaN));
  return [
    state("At most {share} of a bar's volume is traded, at an open of that of the bar before.", {
      share: percent(volumeCap),
    }),
    ...flatters(unknown.length > 0, '{symbols}: where the volume is not known, no cap cuts what is traded.', {
      symbols: symbols(unknown),
    }),
  ];
}

function doubt({ configuration, run }: Scene): Statement[] {
  const bars = run.ambiguity === 1 ? state('1 bar') : state('{n} bars', { n: run.ambiguity });
  if (configuration.intrabar === 'optimistic')
    return flatters(
      true,
      'where the prices of a bar do not say what happened first, the better for the trader is taken to have happened ({bars}).',
      { bars },
    );
  return when(
    run.ambiguity > 0,
    configuration.doubt
      ? 'The prices of {bars} do not say what happened first; the worse for the trader is taken to have happened.'
      : 'The prices of {bars} do not say what happened first; the worse for the trader is taken to have happened. A run with --doubt shows what the better one would have given.',
    { bars },
  );
}

const lots = ({ lot, minimum }: Terms): Statement =>
  minimum > lot
    ? state('bought in lots of {lot}, at least {minimum}; odd lots are only sold off.', { lot, minimum })
    : state('bought in lots of {lot}; odd lots are only sold off.', { lot });

const settlement = ({ shareSettlement }: Terms): Statement | null =>
  shareSettlement === 1 ? state('what is bought can be sold from the next session on (T+1).') : null;

function priceLimit({ priceLimit: limit, freeSessions }: Terms): Statement | null {
  if (!(limit > 0)) return null;
  const values = { limit: percent(limit), n: freeSessions };
  return freeSessions > 0
    ? state(
        'nothing is bought at limit-up or sold at limit-down, {limit} from the reference price, but in its first {n} sessions.',
        values,
      )
    : state('nothing is bought at limit-up or sold at limit-down, {limit} from the reference price.', values);
}

/** How orders meet the market. */
export function execution(scene: Scene): Statement[] {
  const { configuration, traded, held } = scene;
  return [
    FILLED[configuration.fill],
    ...(traded.length > 0 && held.every(isFree)
      ? flatters(true, 'trading costs neither commission nor tax.')
      : eachTerm(held, costs)),
    ...slippage(scene),
    ...volume(scene),
    ...doubt(scene),
    ...eachTerm(held, lots),
    ...eachTerm(held, settlement, state('what is bought can be sold at once (T+0).')),
    ...eachTerm(held, priceLimit, state('there is no price limit.')),
    ...configuration.limits.map((limit) => state('Limit on orders: {name}: {about}', plugin(limit))),
    ...unverified(held),
  ];
}
