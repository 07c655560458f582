// `tidemark data fetch SYMBOL… --source NAME --into DIR`: history of instruments from a provider.

import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { isoDay } from '../../data/day.js';
import { type Fetched, fetchData } from '../../data/providers/fetch-data.js';
import { UserError } from '../../engine/index.js';
import { cacheFolder } from '../cache-folder.js';
import type { Call } from '../command.js';
import { whenInterrupted } from '../interrupted.js';
import { numberOf } from '../numbers.js';
import { choiceOf } from '../param-options.js';
import { providerOf } from '../provider.js';
import { columns } from '../text.js';
import { uninterrupted } from '../uninterrupted.js';
import { VERSION } from '../version.js';

/** Sentences of one kind that are listed; the rest is counted. */
const LISTED = 20;

/** Fetches, says what came, and yields 0, or 1 where the provider contradicts what it said before. */
export async function dataFetch({ words, given }: Call): Promise<number> {
  const { into, from, to } = given as Readonly<Record<string, string | undefined>>;
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json']);
  if (into === undefined) throw new UserError('Say where the data go: --into with a folder.');
  const { declaration, params, stem, sourceHash = '' } = await providerOf(given.source as string | undefined);
  const base = baseOf((given['base-url'] as string | undefined) ?? process.env.TIDEMARK_BASE_URL ?? '');
  const { terms } = declaration;
  const forget = whenInterrupted(
    () => undefined,
    'Interrupted; what came is kept, and the same command with --resume goes on.',
  );
  try {
    const fetched = await fetchData({
      source: stem,
      declaration,
      params,
      code: sourceHash,
      symbols: words,
      from: dayOf('from', from),
      to: dayOf('to', to),
      resume: given.resume === true,
      refresh: given.refresh === true,
      rate: rateOf(given.rate as string | undefined, base === '' ? terms.rate : Number.POSITIVE_INFINITY, stem),
      base,
      key: (terms.key && process.env[terms.key.variable]) ?? '',
      // Who asks, and no browser: a provider that wants no programs can say so.
      agent: `tidemark/${VERSION} (backtesting; fetches daily history for its user)`,
      into,
      cache: join(cacheFolder(), 'fetch'),
      wire: {
        fetch: (url, init) => fetch(url, init),
        sleep: async (ms) => void (await setTimeout(ms)),
        now: () => Date.now(),
      },
      finish: (work) => {
        forget();
        return uninterrupted(work);
      },
      tell: (sentence) => process.stderr.write(`${plain(sentence)}\n`),
    });
    process.stdout.write(format === 'json' ? `${JSON.stringify(fetched, null, 2)}\n` : asText(fetched, into));
    return fetched.rewritten.length > 0 ? 1 : 0;
  } finally {
    forget();
  }
}

/** ms UTC of the day that an option holds; NaN where it is not given. */
function dayOf(option: string, text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  const day = isoDay(text);
  if (Number.isNaN(day)) throw new UserError(`--${option} is "${text}"; give a date such as 2015-01-31.`);
  return day;
}

/** Requests a minute; NaN where nothing is said. A provider is not asked more often than it allows; a mirror is the user's own. */
function rateOf(text: string | undefined, most: number, source: string): number {
  if (text === undefined) return Number.NaN;
  const rate = numberOf('rate', text, { min: 0.01 });
  if (rate <= most) return rate;
  throw new UserError(
    `--rate is "${text}", and ${source} is asked at most ${most} times a minute; give less, or a mirror with --base-url.`,
  );
}

function baseOf(text: string): string {
  if (text === '') return '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (url && isPlain && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href;
  throw new UserError(`--base-url is "${text}"; give the address of a host, such as https://mirror.example.`);
}

/** Names from outside must not reach the terminal with marks that move its cursor or turn the order of the text round. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');

function asText(fetched: Fetched, into: string): string {
  const { source, asked, kept, instruments, notes, rewritten } = fetched;
  const told = listed(notes.map((note) => `note: ${note}`));
  const pages = `${asked} ${asked === 1 ? 'page' : 'pages'} asked for, ${kept} there already.\n`;
  if (rewritten.length > 0) {
    const lines = listed(rewritten.map((what) => `error: ${what}`));
    const closing = `${source} contradicts what it said before, and nothing was written; ask for everything anew with --refresh.\n`;
    return `${told}${lines}${pages}${closing}`;
  }
  const rows = instruments.map(({ symbol, id, path, rows: count, first, last, dividends, splits }) =>
    [symbol, id, path, String(count), first, last, String(dividends), String(splits)].map(plain),
  );
  const head = ['symbol', 'asked as', 'file', 'rows', 'first', 'last', 'dividends', 'splits'];
  return `${columns([head, ...rows])}${told}${pages}${into} holds what ${source} gave; its terms of use are yours to keep.\n`;
}

function listed(sentences: readonly string[]): string {
  const more = sentences.length - LISTED;
  const lines = sentences.slice(0, LISTED).map((sentence) => `${plain(sentence)}\n`);
  return lines.join('') + (more > 0 ? `… and ${more} more.\n` : '');
}
