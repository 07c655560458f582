// The market that "data generate" writes: a scenario by itself or laid over a history, pinned to what must be.

import { concerns, overlay } from '../data/generator/overlay.js';
import { weekdaysIn } from '../data/generator/weekdays.js';
import { type Dataset, readWhole } from '../data/index.js';
import { readPins } from '../data/pins/read-pins.js';
import { pinned } from '../data/pins/pinned.js';
import { SCENARIOS } from '../data/scenarios/index.js';
import { UserError } from '../engine/index.js';
import { datasetOf, scenarioOf } from './scenario.js';

/** What is asked for. */
export interface Wish {
  /** A scenario as --scenario takes it. */
  readonly scenario: string;
  /** Data that it is laid over, and the date from which on, ISO. */
  readonly onto: string | undefined;
  readonly from: string | undefined;
  /** A file of pins. */
  readonly pins: string | undefined;
}

/** A dataset with the seed that makes it again. */
type Made = Dataset & { readonly seed: string | number };

/** Makes the market; fails with one sentence on what cannot be. */
export async function madeMarket({ scenario, onto, from, pins }: Wish): Promise<Made> {
  if (onto === undefined && from !== undefined) {
    throw new UserError('--from is the date from which on a history is made up; name the history with --onto.');
  }
  if (onto !== undefined && pins !== undefined) {
    throw new UserError(
      'Pins move a path from its first day on, and a history keeps its days before --from: give --pins without --onto.',
    );
  }
  const made = onto === undefined ? await datasetOf(scenario) : await laidOver(scenario, onto, from);
  if (pins === undefined) return made;
  const list = await readPins(pins);
  const generated = `${made.generated} It passes through the ${list.length} pins of ${pins}.`;
  return { ...pinned(made, list), generated };
}

async function laidOver(scenario: string, onto: string, from: string | undefined): Promise<Made> {
  const { name, declaration, params } = await scenarioOf(scenario);
  if (!declaration.course) {
    const able = Object.keys(SCENARIOS).filter((each) => SCENARIOS[each].course);
    throw new UserError(`The scenario ${name} cannot be laid over a history; those that can are ${able.join(', ')}.`);
  }
  if (from === undefined) throw new UserError('Say from which date on the history is made up: --from with a date.');
  const first = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(from) ? `${from}T00:00:00Z` : '');
  if (Number.isNaN(first)) throw new UserError(`--from is "${from}"; write the date as YYYY-MM-DD.`);
  const history = await readWhole([onto]);
  const last = Math.max(...history.bars.map(({ time }) => time.at(-1) ?? -Infinity));
  if (history.frequency !== 'daily') throw new UserError(`${onto} is intraday; a scenario is laid over daily data.`);
  if (!(first <= last)) throw new UserError(`${onto} has no bar from ${from} on; give an earlier date with --from.`);
  const course = declaration.course(params, weekdaysIn(first, last));
  const markets = Object.keys(course.markets);
  if (!history.instruments.some((one) => concerns(course, one))) {
    throw new UserError(
      `${onto} has no instrument of ${markets.join(', ')}, which ${name} is about; state markets in instruments.csv.`,
    );
  }
  const laid = overlay(history, course);
  const instruments = laid.instruments.map((one) => ({ ...one, name: `${one.name} (made up from ${from} on)` }));
  const generated = `The history of ${onto} up to ${from}, and from then on as the scenario ${scenario} would have moved it; this is not market history.`;
  return { ...laid, instruments, generated, seed: Number(params.seed ?? 0) };
}
