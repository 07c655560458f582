// `tidemark compare A B …`: results side by side, and how sure their differences are.

import { UserError } from '../../engine/index.js';
import { compare as compared, DRAWS, MOST_RUNS } from '../../reports/compare/compare.js';
import { compareJson } from '../../reports/compare/compare-json.js';
import type { Comparison } from '../../reports/compare/comparison.js';
import { compareDocument } from '../../reports/compare/document.js';
import type { NamedResult } from '../../reports/compare/labels.js';
import type { Language } from '../../reports/lang/index.js';
import { layoutMarkdown } from '../../reports/render/markdown.js';
import { layoutText } from '../../reports/render/text.js';
import { readResult } from '../../reports/saved/read-result.js';
import type { Call } from '../command.js';
import { comparePlace } from '../compare-place.js';
import { numberOf } from '../numbers.js';
import { choiceOf } from '../param-options.js';
import { progressBar } from '../progress.js';
import { languageOf } from '../renderer.js';
import { uninterrupted } from '../uninterrupted.js';

const FORMATS = ['text', 'md', 'json', 'html'] as const;

/** Prints the comparison, writes its page where --out names a place, and yields 0. */
export async function compare({ words: folders, given }: Call): Promise<number> {
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', FORMATS);
  const language = languageOf(given);
  const number = (name: string, fallback: number, min: number, max: number, whole: boolean): number =>
    numberOf(name, (given[name] as string | undefined) ?? String(fallback), { min, max, whole });
  const options = {
    draws: number('draws', DRAWS, 99, 99_999, true),
    confidence: number('confidence', 0.95, 0.5, 0.999, false),
    seed: number('seed', 1, 0, Number.MAX_SAFE_INTEGER, true),
  };
  if (folders.length < 2)
    throw new UserError(`There is one result to compare, ${folders[0]}; name another folder, or the same one again.`);
  if (folders.length > MOST_RUNS)
    throw new UserError(`${folders.length} results are too many to compare at once; name at most ${MOST_RUNS}.`);
  const place = typeof given.out === 'string' ? comparePlace(given.out) : undefined;
  const progress = await progressBar();
  const named: NamedResult[] = [];
  try {
    for (const name of folders) {
      progress.stage(`Reading ${name}`);
      named.push({ name, result: await readResult(name) });
    }
    progress.stage('Comparing');
    const comparison = compared(named, options);
    const page = place || format === 'html' ? await pageOf(comparison, language) : '';
    if (place) await uninterrupted(() => place.write(page));
    progress.end();
    process.stdout.write(format === 'html' ? page : printed(comparison, format, language));
    // Only prose may follow prose: a pipe of JSON or Markdown gets nothing else.
    if (place) (format === 'text' ? process.stdout : process.stderr).write(`Page: ${place.page}\n`);
    return 0;
  } finally {
    progress.end();
  }
}

async function pageOf(comparison: Comparison, language: Language): Promise<string> {
  const { comparePage } = await import('../../reports/compare/html.js');
  return comparePage(comparison, { language });
}

function printed(comparison: Comparison, format: 'text' | 'md' | 'json', language: Language): string {
  if (format === 'json') return compareJson(comparison);
  if (format === 'md') return layoutMarkdown(compareDocument(comparison, language, true));
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  return layoutText(compareDocument(comparison, language), { colour, width: 80 });
}
