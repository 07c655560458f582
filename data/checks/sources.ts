// Two sources of one symbol that disagree.

import type { Action } from '../../engine/index.js';
import { dayOf, startOfDay } from '../day.js';
import type { Finding } from '../finding.js';
import { type Check, type OtherSource, type Subject } from './check.js';
import { foundOn, many, told } from './found.js';
import { median } from './robust.js';
import { spansOf } from './sessions.js';
import { type Common, type Comparison, type Step, compareSources, isOtherAdjusted } from './two-sources.js';

/** Days in common that are needed. */
const FEWEST = 5;
/** Dividends and steps are the same within this part of them, or this much money. */
const EQUAL = 1e-6;

interface Both extends Common {
  /** Volume of the other over that of the first, the median; NaN where one tells none. */
  readonly volumes: number;
  /** Days within both spans that only one of them has. */
  readonly onlyOne: readonly number[];
  readonly onlyOther: readonly number[];
}

/** The days that both have, with positive closes. */
function bothOf({ bars }: Subject, { bars: others }: OtherSource): Both {
  const places = new Map(Array.from(others.time, (time, at) => [startOfDay(time), at]));
  const [first, last] = [others.time[0], others.time[others.time.length - 1]];
  const days: number[] = [];
  const rows: [number, number][] = [];
  const onlyOne: number[] = [];
  bars.time.forEach((time, at) => {
    const day = startOfDay(time);
    const row = places.get(day);
    places.delete(day);
    if (row === undefined) {
      if (day >= first && day <= last) onlyOne.push(day);
    } else if (bars.close[at] > 0 && others.close[row] > 0) {
      days.push(day);
      rows.push([at, row]);
    }
  });
  const end = bars.time[bars.time.length - 1];
  return {
    days: Float64Array.from(days),
    one: Float64Array.from(rows, ([at]) => bars.close[at]),
    other: Float64Array.from(rows, ([, row]) => others.close[row]),
    volumes: median(rows.map(([at, row]) => (bars.volume[at] > 0 ? others.volume[row] / bars.volume[at] : NaN))),
    onlyOne,
    onlyOther: [...places.keys()].filter((day) => day >= bars.time[0] && day <= end),
  };
}

/** How many of the steps are the dividends of their days, to the last digit. */
function matched(steps: readonly Step[], actions: readonly Action[]): number {
  const paid = new Map<number, number>();
  for (const { kind, exTime, value } of actions) {
    if (kind === 'dividend') paid.set(startOfDay(exTime), (paid.get(startOfDay(exTime)) ?? 0) + value);
  }
  const isEqual = (a: number, b: number) => Math.abs(a - b) <= Math.max(EQUAL * a, 1e-6);
  return steps.filter(({ day, by }) => isEqual(paid.get(day) ?? NaN, Math.abs(by))).length;
}

/** Where disagreements lie: in one part of the history, if nearly all of them do. */
function whereOf(days: readonly number[], all: Float64Array): string {
  const enough = Math.ceil(days.length * 0.97);
  const [first, last] = [days[days.length - enough], days[enough - 1]];
  const year = (day: number) => Number(dayOf(day).slice(0, 4));
  const before = Date.UTC(year(last) + 1, 0, 1);
  const from = Date.UTC(year(first), 0, 1);
  const span = all[all.length - 1] - all[0];
  if (days.length < 20) return '';
  const upTo = days.filter((day) => day < before).length;
  if (before - all[0] < 0.6 * span) return `, ${upTo} of them before ${year(last) + 1}`;
  const since = days.filter((day) => day >= from).length;
  return all[all.length - 1] - from < 0.6 * span ? `, ${since} of them from ${year(first)} on` : '';
}

const adjusted = (moved: string, raw: string) => `use ${raw} with actions.csv, and ${moved} for display only`;

/** What explains two sources, in words. */
function causeWords(
  compared: Comparison,
  common: Common,
  names: readonly [string, string],
  actions: readonly Action[],
): { readonly what: string; readonly remedy: string } {
  const { cause, factor, steps } = compared;
  if (cause === 'factor') {
    return {
      what: `has closes of which those of ${names[1]} are ${told(factor)} times on all ${common.days.length} days: another unit or currency, or all splits at once`,
      remedy: 'find out which of them are as traded',
    };
  }
  const [moved, raw] = isOtherAdjusted(common, steps, cause) ? [names[1], names[0]] : [names[0], names[1]];
  const listed = steps.slice(0, 3).map(({ day, by }) => `${told(Math.abs(by))} on ${dayOf(day)}`);
  const more = steps.length > 3 ? `, and ${steps.length - 3} more` : '';
  const start = `${names[1]} and this file differ by their price basis: the closes of ${moved} are those of ${raw}`;
  if (cause === 'subtractive') {
    const hasList = actions.some(({ kind }) => kind === 'dividend');
    const same = `; ${matched(steps, actions)} of ${steps.length} are dividends of actions.csv to the last digit`;
    return {
      what: `${start} less a staircase of ${many(steps.length, 'step')} (${listed.join(', ')}${more})${hasList ? same : ''}: distributions were taken off (subtractive), so that its returns are wrong in the past`,
      remedy: adjusted(moved, raw),
    };
  }
  if (cause === 'splits') {
    return {
      what: `${start} with ${many(steps.length, 'split')} taken out (a factor of ${listed.join(', ')}${more})`,
      remedy: `apply the splits of actions.csv to ${raw} and not to ${moved}`,
    };
  }
  return {
    what: `${start} times a staircase of ${many(steps.length, 'step')} (a factor of ${listed.join(', ')}${more}): they were adjusted for distributions`,
    remedy: adjusted(moved, raw),
  };
}

function findingsOf(subject: Subject, other: OtherSource, check: string): readonly Finding[] {
  const {
    instrument: { symbol },
    file,
    actions,
  } = subject;
  const both = bothOf(subject, other);
  if (both.days.length < FEWEST) return [];
  const compared = compareSources(both);
  const { cause, apart, most, worst, returns } = compared;
  const picture = { show: 'sources', of: other.name } as const;
  const words = { severity: 'warning', file, symbol, picture } as const;
  const found: Finding[] = [];
  const names = ['this file', other.name] as const;
  if (cause !== 'same' && cause !== 'prices') {
    const { what, remedy } = causeWords(compared, both, names, actions);
    const wrong = `${returns.length} of ${both.days.length - 1} returns differ by more than 0.3 percentage points`;
    const days = compared.steps.length > 0 ? compared.steps.map(({ day }) => day) : [both.days[0]];
    found.push(foundOn(check, days, { ...words, what: `${what}; ${wrong}`, remedy }));
  }
  if (apart.length > 0) {
    const rest = cause === 'same' || cause === 'prices' ? '' : ' beside that';
    const what = `has closes that differ from those of ${other.name}${rest} by more than 0.2 % on ${apart.length} of ${many(both.days.length, 'day')}${whereOf(apart, both.days)}: ${spansOf(apart, [...both.days])}; by ${told(Math.abs(most) * 100)} % at most, on ${dayOf(worst)}`;
    const remedy = 'see which of them is right, with a third source';
    found.push(foundOn(check, [worst, ...apart.filter((day) => day !== worst)], { ...words, what, remedy }));
  }
  const hundred = [both.volumes, 1 / both.volumes].find((ratio) => ratio > 70 && ratio < 140);
  if (hundred !== undefined) {
    const [more, less] = both.volumes > 1 ? [other.name, names[0]] : [names[0], other.name];
    const what = `has volumes in another unit than ${other.name}: those of ${more} are ${told(hundred)} times those of ${less}, which counts lots of 100`;
    const volume = { show: 'volume', of: '' } as const;
    found.push(
      foundOn(check, [both.days[0]], {
        ...words,
        picture: volume,
        what,
        remedy: 'give volumes in units',
      }),
    );
  }
  for (const [days, has, lacks] of [
    [both.onlyOne, ...names],
    [both.onlyOther, names[1], names[0]],
  ] as const) {
    if (days.length === 0) continue;
    const what = `${other.name} and this file have not the same days: ${has} has ${many(days.length, 'day')} that ${lacks} lacks within its span: ${spansOf(days)}`;
    found.push(foundOn(check, days, { ...words, severity: 'info', what, remedy: 'see which of them is right' }));
  }
  return found;
}

/** The first source of a symbol against each other. */
export const sources: Check = {
  about: 'two sources of a symbol that disagree: by how much, on which days, and which price basis explains it',
  severity: 'warning: one of them is wrong, or adjusted, and the data do not say which',
  finds: ({ subjects, others }, check) =>
    subjects.flatMap((subject) =>
      others
        .filter(({ symbol }) => symbol === subject.instrument.symbol)
        .flatMap((other) => findingsOf(subject, other, check)),
    ),
};
