// What a report says in two languages: every phrase is translated with the same names, and nothing of it is left in English.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/index.js';
import { type Language, sayIn, told } from '../../../reports/lang/index.js';
import { ZH } from '../../../reports/lang/zh.js';
import { ZH_METRICS } from '../../../reports/lang/zh-metrics.js';
import { REASONS, STATUSES } from '../../../engine/index.js';
import { METRIC_NAMES, METRICS } from '../../../reports/metrics/index.js';
import { WINDOWS } from '../../../reports/attribution/index.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { path, reportOf, type Sketch, tenYears } from '../html/fixture.js';

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
const dictionaries = readdirSync(new URL('../../../reports/lang/', import.meta.url)).filter((file) =>
  file.startsWith('zh-'),
);

describe('the dictionary', () => {
  it('names in Chinese what the English names', () => {
    const phrases = Object.entries(ZH);
    expect(phrases.length).toBeGreaterThan(400);
    const differing = phrases.filter(
      ([phrase, chinese]) => [...new Set(names(chinese))].sort().join() !== [...new Set(names(phrase))].sort().join(),
    );
    expect(differing).toEqual([]);
  });

  it('is whole: no file of it is left out', () => {
    const index = readFileSync(new URL('../../../reports/lang/zh.ts', import.meta.url), 'utf8');
    const left = dictionaries.filter(
      (file) => file !== 'zh-metrics.ts' && !index.includes(`./${file.replace('.ts', '.js')}`),
    );
    expect(left).toEqual([]);
  });

  it('knows every reason, status and named window', () => {
    const known = (words: string) => Object.hasOwn(ZH, words);
    expect([...REASONS, ...STATUSES, ...WINDOWS.map(({ name }) => name)].filter((words) => !known(words))).toEqual([]);
  });

  it('has a label and a sentence for each metric, no two labels alike in a family', () => {
    expect(Object.keys(ZH_METRICS).sort()).toEqual([...METRIC_NAMES].sort());
    const labels = METRIC_NAMES.map((name) => `${METRICS[name].family} ${ZH_METRICS[name][0]}`);
    expect(new Set(labels).size).toBe(labels.length);
    for (const [label, about] of Object.values(ZH_METRICS)) {
      expect(label).not.toBe('');
      expect(about).toMatch(/。$/);
    }
  });
});

describe('statements', () => {
  it('are told in a language as they nest, and in English where it does not know them', () => {
    const rest = { phrase: 'bought in lots of {lot}; odd lots are only sold off.', values: { lot: 100 } };
    const said = { phrase: '{symbols}: {rest}', values: { symbols: '{lot}', rest } };
    expect(told('en', said)).toBe('{lot}: bought in lots of 100; odd lots are only sold off.');
    expect(told('zh', said)).toBe('{lot}：按每手 100 的整数倍买入；零股只能卖出。');
    expect(told('zh', { phrase: 'Of a later version: {n}.', values: { n: 1 } })).toBe('Of a later version: 1.');
    expect(told('zh', { phrase: '__proto__', values: {} })).toBe('__proto__');
    expect(sayIn('zh')('{n} others', { n: 3 })).toBe('其余 3 项');
  });

  it('say in English what the assumptions say, word for word', () => {
    for (const sketch of SKETCHES) {
      const { statements, assumptions } = resultOf(reportOf(sketch));
      expect(statements.map((each) => told('en', each))).toEqual(assumptions);
    }
  });
});

const SKETCHES: readonly Sketch[] = [
  { equity: [100] },
  { equity: path(40, 1), generated: true, configuration: { fill: 'same-close', lenient: ['order'] } },
  {
    equity: path(400, 3),
    benchmark: path(400, 4),
    symbols: ['SPY', 'TLT'],
    fills: [{ bar: 3 }, { bar: 9, side: -1 }, { bar: 20, side: -1, asset: 1 }, { bar: 30, asset: 1 }],
    refusals: [{ bar: 5 }, { bar: 7, reason: 'the price was at limit-up' }],
    orders: [{ origin: 'margin call', side: -1, bar: 30 }],
    terms: { shortMaintenance: 0.3, borrowFee: 0.01, priceLimit: 0.1, freeSessions: 5, shareSettlement: 1, source: '' },
    ambiguity: 4,
    other: path(400, 5),
    held: 0.5,
    configuration: { slippage: 0, doubt: true, volumeCap: 0.1, leverage: 2, creditRate: 0.01, debitRate: 0.05 },
  },
  { equity: [100, 50, 0, 0], held: 1, intraday: true, configuration: { account: 'cash' } },
];

/** What of a page is said: no names, formulas, sources, rules, notes and commands, which stay as they are. */
const saidOf = (page: string): string =>
  page
    .replaceAll(/<(script|style|svg|code|pre)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<(\w+)[^>]* lang="en"[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<(?:h1|title)[\s\S]*?<\/(?:h1|title)>/g, ' ')
    .replaceAll(/<p class="about">[\s\S]*?<\/p>/g, ' ')
    .replaceAll(/<meta[^>]*>/g, ' ');

const texts = (page: string): string[] => {
  const said = saidOf(page);
  const attributes = [...said.matchAll(/ (?:aria-label|title|data-one|data-paged|data-done|data-failed)="([^"]*)"/g)];
  const sources = new Set(WINDOWS.map(({ source }) => source));
  return [
    ...attributes.map(([, text]) => text).filter((text) => !sources.has(text.replaceAll('&amp;', '&'))),
    ...said.replaceAll(/<[^>]*>/g, '\n').split('\n'),
  ].filter((text) => text.trim() !== '');
};

const OWN = /test-strategy|SPY|TLT|GLD|SPY total return|SPDR S&amp;P 500|20\+ Year Treasury|Gold &lt;Trust&gt;/g;

describe('the Chinese page', () => {
  const page = async (sketch: Sketch | null, language: Language) =>
    renderHtml(resultOf(sketch === null ? tenYears(600) : reportOf(sketch)), { language, script: '' });

  it('says nothing in English but names, formulas, sources, rules, notes and the command', async () => {
    for (const sketch of [null, ...SKETCHES]) {
      const english = texts(await page(sketch, 'zh')).filter((text) =>
        /[A-Za-z]{2,}[ ,;:.]+[A-Za-z]{2,}[ ,;:.]+[A-Za-z]{2,}/.test(text.replaceAll(OWN, '')),
      );
      expect(english).toEqual([]);
    }
  });

  it('holds the figures of the English one', async () => {
    const figures = (text: string) =>
      [...text.replaceAll(/<script[\s\S]*?<\/script>/g, '').matchAll(/data-value="([^"]*)"/g)].map(
        ([, value]) => value,
      );
    for (const sketch of [null, ...SKETCHES]) {
      const [english, chinese] = await Promise.all([page(sketch, 'en'), page(sketch, 'zh')]);
      expect(figures(chinese)).toEqual(figures(english));
      expect(chinese).toContain('<html lang="zh">');
      expect(english).toContain('<html lang="en">');
      expect(texts(english).join('')).not.toMatch(/[\u3400-\u9fff]/);
    }
  });
});
