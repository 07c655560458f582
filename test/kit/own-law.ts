// A law of one's own: what must hold, or never hold, at every close of every run of a strategy.

import {
  type AssetView,
  type Context,
  type Strategy,
  type Universe,
  type Values,
  type Params,
  resolveParams,
  simulate,
  strategy,
} from '../../engine/index.js';
import { type Law, law } from './law.js';
import { feedOf } from './market.js';
import { type Moment, type UnitWorth, momentOf } from './moment.js';
import { type Play, type PlayShape, anyPlay, run, settingsOfPlay, strategyOf } from './play.js';
import { assertSame, transcript } from './transcript.js';

/** What a law says of a close: whether it holds; a sentence says what does not. */
export type Answer = boolean | string;

/** Called once before the first row, with what the strategy is given; the answer is asked after each decision. */
export type Judge = (universe: Universe, params: Values<Params>) => (moment: Moment) => Answer;

/** A law of one's own. */
export interface OwnLaw {
  readonly about: string;
  /** Whether what it states has to hold at every close, or at none. */
  readonly holds: 'always' | 'never';
  readonly prepare: Judge;
}

/** What must hold at every close: true, or else false or the sentence that says what does not. */
export const always = (about: string, prepare: Judge): OwnLaw => ({ about, holds: 'always', prepare });

/** What must hold at no close: false, or else true or the sentence that says what does. */
export const never = (about: string, prepare: Judge): OwnLaw => ({ about, holds: 'never', prepare });

/** Whether a value was made by `always` or `never`. */
export const isOwnLaw = (value: unknown): value is OwnLaw => {
  const { about, holds, prepare } = Object(value) as Partial<OwnLaw>;
  return typeof about === 'string' && (holds === 'always' || holds === 'never') && typeof prepare === 'function';
};

const isBroken = ({ holds }: OwnLaw, answer: Answer): boolean =>
  typeof answer === 'string' ? answer !== '' : answer !== (holds === 'always');

const percent = (fraction: number): string => `${Number((100 * fraction).toFixed(2))} %`;
const amount = (money: number): string => String(Number(money.toFixed(2)));

/** What the account looks like at a close. */
function inWords(moment: Moment, assets: readonly AssetView[]): string {
  const held = assets
    .filter((asset) => moment.position(asset).quantity !== 0)
    .map((asset) => `${asset.symbol} ${percent(moment.weight(asset))}`);
  const planned = assets
    .filter((asset) => !Number.isNaN(moment.planned(asset)))
    .map((asset) => `${asset.symbol} to ${percent(moment.planned(asset))}`);
  const parts = [
    `equity ${amount(moment.equity)}`,
    `cash ${amount(moment.cash)}`,
    held.length > 0 ? `held ${held.join(', ')}` : 'nothing held',
    ...(planned.length > 0 ? [`ordered ${planned.join(', ')}`] : []),
  ];
  return parts.join('; ');
}

/** A strategy with somebody who looks on after each decision, on every row. The run is the same. It has no params of its own. */
export function judged(
  inner: Strategy,
  params: Readonly<Record<string, unknown>>,
  one: OwnLaw,
  unitWorth: UnitWorth,
  say: (sentence: string) => void,
): Strategy {
  return strategy({
    about: inner.about,
    params: {},
    prepare(_, universe) {
      const values = resolveParams(inner.params, params);
      const plan = inner.prepare(values, universe);
      const { when, decide, end } =
        typeof plan === 'function' ? { when: undefined, decide: plan, end: undefined } : plan;
      let now: Context | null = null;
      const moment = momentOf(universe.assets, unitWorth, () => now!);
      const judge = one.prepare(universe, values);
      return {
        decide(ctx) {
          now = ctx;
          if (!when || (when.now !== 0 && !Number.isNaN(when.now))) decide(ctx);
          const answer = judge(moment);
          if (!isBroken(one, answer)) return;
          const what = typeof answer === 'string' ? answer : `${one.holds === 'never' ? '' : 'not '}${one.about}`;
          say(`${moment.date} (row ${moment.bar}): ${what}: ${inWords(moment, universe.assets)}`);
        },
        ...(end && { end }),
      };
    },
  });
}

/** What one unit of each asset of a play is worth in its base currency. */
function worthIn({ market }: Play): UnitWorth {
  const { assets, rates } = feedOf(market);
  return (index, bar) => {
    const { raw, multiplier, currency } = assets[index];
    return raw.close[bar] * multiplier * (rates.get(currency)?.[bar] ?? 1);
  };
}

/** A law of one's own over the plays of a shape. That it looks on changes nothing, which is checked in every play. */
export const ownLaw = (one: OwnLaw, shape: PlayShape): Law =>
  law({
    about: `${one.holds === 'always' ? 'Always' : 'Never'} ${one.about}.`,
    mutants: [],
    runs: 300,
    cases: anyPlay(shape),
    check(play) {
      const said: string[] = [];
      const params = 'params' in play.actor ? play.actor.params : {};
      const looked = judged(strategyOf(play.actor, play.market), params, one, worthIn(play), (sentence) =>
        said.push(sentence),
      );
      const seen = simulate(looked, feedOf(play.market), { ...settingsOfPlay(play), params: {} });
      if (said.length > 0) throw new Error(said[0]);
      assertSame('the law itself changed the run', transcript(run(play)), transcript(seen));
    },
  });
