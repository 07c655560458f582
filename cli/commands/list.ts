// `tidemark list [what]`: what comes with it, by name.

import { type CommissionName, COMMISSIONS } from '../../data/index.js';
import { SCENARIOS } from '../../data/scenarios/index.js';
import { FILL_MODELS, LIMITS, type Param, UserError } from '../../engine/index.js';
import { SAMPLERS } from '../../sweep/samplers/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import type { Call } from '../command.js';
import { nearest } from '../nearest.js';
import { kebab } from '../option.js';
import { choiceOf, range } from '../param-options.js';
import type { Declared } from '../plugin.js';
import { columns } from '../text.js';

/** Anything that is listed, by its name. */
interface Entry extends Partial<Declared> {
  readonly about: string;
  /** Further lines about it. */
  readonly more?: readonly string[];
}

interface Listing {
  readonly entries: Readonly<Record<string, Entry>>;
  /** A param as the command line spells it. */
  readonly spelled: (param: string) => string;
  /** How a choice is made, below the list. */
  readonly closing: string;
}

const presets = Object.fromEntries(
  Object.entries(COMMISSIONS).map(([name, { about, markets, source }]) => [
    name,
    { about, more: [`for ${markets.join(', ')}`, `source: ${source}`] },
  ]),
);

type Kind = 'strategies' | 'scenarios' | 'samplers' | 'models' | 'limits' | 'commissions';

const LISTINGS: Readonly<Record<Kind, Listing>> = {
  strategies: {
    entries: STRATEGIES,
    spelled: (param) => `--${kebab(param)}`,
    closing: '"tidemark run <strategy> --help" shows how to set them; a file of your own is run by its path.',
  },
  scenarios: {
    entries: SCENARIOS,
    spelled: kebab,
    closing: 'Chosen by --scenario in place of --data, such as --scenario random-walk:years=10,seed=7.',
  },
  samplers: {
    entries: SAMPLERS,
    spelled: kebab,
    closing:
      'Chosen by --sampler of "tidemark sweep", such as --sampler tpe:batch=32; a file of your own is named by its path.',
  },
  models: {
    entries: FILL_MODELS,
    spelled: kebab,
    closing: 'Chosen by --slippage, such as --slippage volume-share:k=0.2; a file of your own is named by its path.',
  },
  limits: {
    entries: LIMITS,
    spelled: kebab,
    closing: 'Chosen by --limit, once for each; a file of your own is named by its path.',
  },
  commissions: {
    entries: presets,
    spelled: kebab,
    closing: 'Chosen by --commission; one for each market, joined by commas.',
  },
};

const KINDS = Object.keys(LISTINGS) as Kind[];

/** Prints one of the lists, that of the strategies by default, and yields 0. */
export async function list({ words: [what = 'strategies'], given }: Call): Promise<number> {
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json']);
  const kind = KINDS.find((each) => each === what);
  if (kind === undefined) {
    const near = nearest(what, KINDS);
    const remedy = near === undefined ? `give one of ${KINDS.join(', ')}.` : `did you mean ${near}?`;
    throw new UserError(`"${what}" is nothing that can be listed; ${remedy}`);
  }
  process.stdout.write(format === 'json' ? asJson(kind) : asText(kind));
  return 0;
}

function asText(kind: Kind): string {
  const { entries, spelled, closing } = LISTINGS[kind];
  const others = KINDS.filter((other) => other !== kind).map((other) => `"tidemark list ${other}"`);
  const sections = Object.entries(entries).map(([name, entry]) => section(name, entry, spelled));
  return `${sections.join('\n')}\n${closing}\n${others.join(', ')} show what else there is.\n`;
}

function section(name: string, { about, params = {}, more = [] }: Entry, spelled: Listing['spelled']): string {
  const rows = Object.entries(params).map(([key, param]) => [
    `  ${spelled(key)}`,
    defaultOf(param),
    'sweep' in param && param.sweep ? param.sweep.join(':') : '',
    param.about + (param.kind === 'num' || param.kind === 'int' ? range(param) : ''),
  ]);
  const table = [['  param', 'default', 'sweep', 'what it is'], ...rows];
  const swept = rows.some(([, , sweep]) => sweep !== '');
  const shown = swept ? table : table.map(([param, value, , meaning]) => [param, value, meaning]);
  const lines = [about, ...more].map((line) => `  ${line}\n`).join('');
  return `${name}\n${lines}${rows.length > 0 ? columns(shown) : ''}`;
}

const defaultOf = (param: Param): string => (param.kind === 'table' ? '(a file)' : String(param.default));

/** The declarations as they are; an open bound is null. */
function asJson(kind: Kind): string {
  const { entries } = LISTINGS[kind];
  const all = Object.keys(entries).map((name) => {
    const { about, params } = entries[name];
    return kind === 'commissions' ? { name, ...COMMISSIONS[name as CommissionName] } : { name, about, params };
  });
  return `${JSON.stringify(all, null, 2)}\n`;
}
