// The worlds that every point of a sweep has to live through: spans of dates, seeds of a generated market.

import { UserError } from '../engine/index.js';
import type { Given } from './option.js';

/** A world: what it is called, and the options that make it. */
export interface World {
  /** Empty where it is the only one. */
  readonly name: string;
  readonly given: Given;
}

/** Most worlds of a sweep; each has a market of its own in memory. */
const MOST = 10_000;

/** The worlds of --windows and --seeds, each window with each seed; one without a name where neither is given. */
export function worldsOf(windows: string | undefined, seeds: string | undefined, given: Given): readonly World[] {
  const spans = windows === undefined ? [{ name: '', given: {} }] : spansOf(windows, given);
  const numbers = seeds === undefined ? [{ name: '', given: {} }] : seedsOf(seeds, given);
  return spans.flatMap((span) =>
    numbers.map((number) => ({
      name: [span.name, number.name].filter((name) => name !== '').join(', '),
      given: { ...span.given, ...number.given },
    })),
  );
}

function spansOf(windows: string, { from, to }: Given): readonly World[] {
  if (from !== undefined || to !== undefined) {
    throw new UserError('--windows says what is judged; leave --from and --to out.');
  }
  const spans = windows.split(',').map((text) => text.trim());
  return once('windows', spans).map((text) => {
    const [, first, last] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
    if (first === undefined) {
      throw new UserError(`--windows is "${text}"; give spans as 2015-01-01..2018-12-31, joined by commas.`);
    }
    return { name: text, given: { from: first, to: last } };
  });
}

function seedsOf(seeds: string, { scenario }: Given): readonly World[] {
  if (typeof scenario !== 'string') {
    throw new UserError('--seeds are those of a generated market; name one with --scenario.');
  }
  if (/[:,]seed=/.test(scenario)) {
    throw new UserError('--scenario has a seed of its own beside --seeds; leave it out of one of them.');
  }
  const numbers = seeds.split(',').flatMap((part) => numbersOf(part.trim()));
  const joint = scenario.includes('=') ? ',' : ':';
  return once('seeds', numbers).map((seed) => ({
    name: `seed ${seed}`,
    given: { scenario: `${scenario}${joint}seed=${seed}` },
  }));
}

/** `7`, or `1..500`. */
function numbersOf(text: string): string[] {
  const [, first, last = first] = /^(\d{1,15})(?:\.\.(\d{1,15}))?$/.exec(text) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === undefined || !(count >= 1)) {
    throw new UserError(
      `--seeds is "${text}"; give whole numbers as 1..500, the lower one first, or joined by commas.`,
    );
  }
  if (count > MOST) throw new UserError(`--seeds ${text} are ${count} worlds; give at most ${MOST}.`);
  return Array.from({ length: count }, (_, k) => String(Number(first) + k));
}

function once(option: string, texts: readonly string[]): readonly string[] {
  const twice = texts.find((text, at) => texts.indexOf(text) < at);
  if (twice !== undefined) throw new UserError(`--${option} names ${twice} twice; give it once.`);
  return texts;
}
