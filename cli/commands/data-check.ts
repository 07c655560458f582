// `tidemark data check <paths...>`: what is wrong with data, and what is strange about them.

import { type Audit, audit, CHECKS, pictureOf, READERS } from '../../data/index.js';
import { nearest, UserError } from '../../engine/index.js';
import type { Call } from '../command.js';
import { comparePlace } from '../compare-place.js';
import { atLeast, checkJson, checkText, countsOf } from '../data-check-text.js';
import { choiceOf } from '../param-options.js';
import { uninterrupted } from '../uninterrupted.js';
import { VERSION } from '../version.js';

const FORMATS = ['text', 'json', 'html'] as const;
const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Prints the findings, writes their page where --out names a place, and yields 1 if any is an error, else 0. */
export async function dataCheck({ words, given }: Call): Promise<number> {
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', FORMATS);
  const least = choiceOf('min-severity', (given['min-severity'] as string | undefined) ?? 'info', SEVERITIES);
  const only = onlyOf(given.only as string | undefined);
  const place = typeof given.out === 'string' ? comparePlace(given.out, 'data-check.html') : undefined;
  const found = await audit(words, { now: Date.now() });
  const chosen = found.findings.filter(({ check }) => only.size === 0 || only.has(check));
  const shown = { ...found, findings: atLeast(chosen, least) };
  const page = place || format === 'html' ? await pageOf(shown, words) : '';
  if (place) await uninterrupted(() => place.write(page));
  process.stdout.write(
    format === 'html' ? page : format === 'json' ? checkJson(shown.findings) : checkText(shown.findings),
  );
  if (place) (format === 'text' ? process.stdout : process.stderr).write(`Page: ${place.page}\n`);
  return countsOf(chosen).error > 0 ? 1 : 0;
}

/** The checks that --only names, all if none. */
function onlyOf(names: string | undefined): ReadonlySet<string> {
  const known = [...Object.keys(READERS), ...Object.keys(CHECKS)];
  const only = (names ?? '').split(',').filter((name) => name !== '');
  const strange = only.find((name) => !known.includes(name));
  if (strange === undefined) return new Set(only);
  const near = nearest(strange, known);
  throw new UserError(
    `There is no check "${strange}"; ${near === undefined ? `the checks are ${known.join(', ')}.` : `did you mean ${near}?`}`,
  );
}

async function pageOf({ findings, contexts }: Audit, paths: readonly string[]): Promise<string> {
  const { dataCheckPage } = await import('../../reports/data-check/page.js');
  const about = Object.fromEntries(
    [...Object.entries(READERS), ...Object.entries(CHECKS)].map(([name, { about: text }]) => [name, text]),
  );
  const generated = contexts.some((context) => context.generated);
  const bars = contexts.flatMap(({ subjects }) =>
    subjects.map(({ instrument: { symbol, name, market }, bars: { time } }) => ({ symbol, name, market, time })),
  );
  return dataCheckPage({
    paths,
    version: VERSION,
    generated,
    about,
    instruments: bars,
    findings: findings.map((finding) => ({ ...finding, drawn: pictureOf(finding, contexts) })),
  });
}
