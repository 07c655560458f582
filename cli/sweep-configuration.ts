// What is needed to repeat a sweep, from what was typed.

import type { SweepConfiguration } from '../reports/sweep/sweep-report.js';
import type { TrialValue } from '../reports/sweep/trials.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { type Given, kebab } from './option.js';
import { RUN_OPTIONS } from './run-options.js';
import type { ChosenSampler } from './samplers.js';
import type { Stage } from './scenes.js';
import { evaluated } from './sweep-run.js';
import type { SweepSettings } from './sweep-settings.js';
import type { Search } from './sweep-space.js';

/** Options that say where and how results go, and not what they are. */
const ASIDE: ReadonlySet<string> = new Set(['out', 'format', 'ledger', 'debug']);

/** Options beside those of a run that change what is found. */
const WORLDLY = ['windows', 'seeds', 'each', 'halving', 'walk-forward', 'cross-validation'] as const;

/** What a sweep was made from. */
export interface Configured {
  readonly loaded: LoadedStrategy;
  readonly given: Given;
  readonly settings: SweepSettings;
  readonly stage: Stage;
  readonly search: Search;
  readonly sampler: ChosenSampler;
}

/** The configuration of a sweep. Nothing of it depends on who ran it. */
export function sweepConfiguration({
  loaded,
  given,
  settings,
  stage,
  search,
  sampler,
}: Configured): SweepConfiguration {
  const { strategy, name, sources, sourceHash } = loaded;
  const { dimensions } = search.space;
  const varies = new Set(dimensions.map((dimension) => kebab(dimension.name)));
  const names = [...Object.keys(RUN_OPTIONS), ...WORLDLY].filter((each) => !ASIDE.has(each) && !varies.has(each));
  const options = names.flatMap((each) => (given[each] === undefined ? [] : [[each, given[each]] as const]));
  const params = Object.entries(search.fixed).map(([param, value]) => [
    param,
    // Of a table the file that it came from.
    Array.isArray(value) ? String(given[kebab(param)]) : (value as TrialValue),
  ]);
  const [from, to] = evaluated(stage);
  return {
    strategy: name,
    ...(sources.length > 0 && { sourceHash }),
    about: strategy.about,
    options: Object.fromEntries(options),
    params: Object.fromEntries(params),
    space: Object.fromEntries(dimensions.map((dimension) => [dimension.name, typed(dimension, given, loaded)])),
    sampler: { name: sampler.name, params: sampler.params },
    trials: settings.trials ?? null,
    rank: settings.objectives.map(({ metric }) => metric),
    require: settings.constraints.map(({ text }) => text),
    from,
    to,
    seed: stage.places[0].settings.seed,
  };
}

/** What was typed for a dimension, or what the strategy declares. */
function typed(
  { name, size, at }: Search['space']['dimensions'][number],
  given: Given,
  { strategy }: LoadedStrategy,
): string {
  if (name === 'assets') return Array.from({ length: size }, (_, level) => String(at(level))).join(',');
  const text = given[kebab(name)];
  if (text !== undefined) return String(text);
  const param = strategy.params[name];
  return 'sweep' in param && param.sweep ? param.sweep.join(':') : '';
}
