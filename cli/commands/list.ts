// `tidemark list [what]`: what comes with it, by name.

import { type Param, UserError } from '../../engine/index.js';
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
  /** Imported when it is listed: all of them together take longer than most commands. */
  readonly entries: () => Promise<Readonly<Record<string, Entry>>>;
  /** A param as the command line spells it. */
  readonly spelled: (param: string) => string;
  /** How a choice is made, below the list. */
  readonly closing: string;
}

const LISTINGS = {
  strategies: {
    entries: async () => (await import('../../strategies/index.js')).STRATEGIES,
    spelled: (param) => `--${kebab(param)}`,
    closing: '"tidemark run <strategy> --help" shows how to set them; a file of your own is run by its path.',
  },
  scenarios: {
    entries: async () => (await import('../../data/scenarios/index.js')).SCENARIOS,
    spelled: kebab,
    closing:
      'Chosen by --scenario in place of --data, such as --scenario random-walk:years=10,seed=7; a file of your own is named by its path.',
  },
  samplers: {
    entries: async () => (await import('../../sweep/samplers/index.js')).SAMPLERS,
    spelled: kebab,
    closing:
      'Chosen by --sampler of "tidemark sweep", such as --sampler tpe:batch=32; a file of your own is named by its path.',
  },
  metrics: {
    entries: metrics,
    spelled: kebab,
    closing: 'A sweep ranks by them with --rank, bounds them with --require, and lists further ones with --metrics.',
  },
  models: {
    entries: async () => (await import('../../engine/index.js')).FILL_MODELS,
    spelled: kebab,
    closing: 'Chosen by --slippage, such as --slippage volume-share:k=0.2; a file of your own is named by its path.',
  },
  limits: {
    entries: async () => (await import('../../engine/index.js')).LIMITS,
    spelled: kebab,
    closing: 'Chosen by --limit, once for each; a file of your own is named by its path.',
  },
  formats: {
    entries: async () => (await import('../../reports/render/index.js')).RENDERERS,
    spelled: kebab,
    closing:
      'Chosen by --format of run and report, such as --format svg:chart=monthly; a file of your own is named by its path.',
  },
  commissions: {
    entries: commissions,
    spelled: kebab,
    closing: 'Chosen by --commission; one for each market, joined by commas.',
  },
  providers: {
    entries: providers,
    spelled: kebab,
    closing: 'Chosen by --source of "tidemark data fetch"; a file of your own is named by its path.',
  },
  'import-formats': {
    entries: async () => (await import('../import-format.js')).importFormats(),
    spelled: kebab,
    closing: 'Recognised by "tidemark data import", or chosen by its --as; a file of your own is named by its path.',
  },
} satisfies Record<string, Listing>;

type Kind = keyof typeof LISTINGS;

async function metrics(): Promise<Readonly<Record<string, Entry>>> {
  const { METRICS } = await import('../../reports/metrics/index.js');
  return Object.fromEntries(
    Object.entries(METRICS).map(([name, metric]) => [name, { ...metric, more: [metric.formula] }]),
  );
}

async function providers(): Promise<Readonly<Record<string, Entry>>> {
  const { PROVIDERS } = await import('../../data/providers/index.js');
  return Object.fromEntries(
    Object.entries(PROVIDERS).map(([name, one]) => [
      name,
      { ...one, more: [one.terms.words, `at most ${one.terms.rate} requests a minute; prices: ${one.terms.basis}`] },
    ]),
  );
}

async function commissions(): Promise<Readonly<Record<string, Entry>>> {
  const { COMMISSIONS } = await import('../../data/index.js');
  return Object.fromEntries(
    Object.entries(COMMISSIONS).map(([name, preset]) => [
      name,
      { ...preset, more: [`for ${preset.markets.join(', ')}`, `source: ${preset.source}`] },
    ]),
  );
}

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
  const entries = await LISTINGS[kind].entries();
  process.stdout.write(format === 'json' ? asJson(entries) : asText(kind, entries));
  return 0;
}

type Entries = Readonly<Record<string, Entry>>;

function asText(kind: Kind, entries: Entries): string {
  const { spelled, closing } = LISTINGS[kind];
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
function asJson(entries: Entries): string {
  const all = Object.entries(entries).map(([name, entry]) => ({ name, ...entry, more: undefined }));
  return `${JSON.stringify(all, null, 2)}\n`;
}
