// The renderers: what a reader must find, widths, and names that mean harm.

import { describe, expect, it } from 'vitest';
import { buildReport } from '../../reports/build.js';
import { METRIC_NAMES, METRICS } from '../../reports/metrics/index.js';
import { clean, shorten, width, wrap } from '../../reports/render/clean.js';
import { decimal, FIGURES, percent, quantity } from '../../reports/render/format.js';
import { SHOWN } from './shown.js';
import { escapeMarkdown } from '../../reports/render/markdown.js';
import { sparkline } from '../../reports/render/sparkline.js';
import type { Configuration, Report } from '../../reports/report.js';
import { runJson } from '../../reports/run-json.js';
import { resultOf } from '../../reports/saved/result-of.js';
import { CONFIGURATION, runScript, toyFeed } from './toy.js';

const CLOSES = [10, 11, 9, 9.5, 12, 12.5, 8, 8.25, 13, 12];

function made(
  configuration: Partial<Configuration> = {},
  feedMore = {},
  assetMore: { symbol?: string; more?: object } = {},
): Report {
  const feed = toyFeed([{ close: CLOSES, terms: { lot: 100, commission: 0.0005 }, ...assetMore }], feedMore);
  const run = runScript(feed, [
    [0, 0, 5000],
    [2, 0, -2500],
    [4, 0, -250],
    [5, 0, 900_000],
    [7, 0, -11_000],
  ]);
  const all = { ...CONFIGURATION, benchmark: assetMore.symbol ?? 'AAA', ...configuration };
  return buildReport({ configuration: all, feed, run, fingerprint: 'f00dfeedbeef1234', version: '0.1.0' });
}

describe('the text', () => {
  const text = SHOWN.text(made());

  it('says what ran, over what, with what result, and that the past predicts nothing', () => {
    expect(text).toMatch(/^toy\nReplays a script\.\n/);
    expect(text).toContain('2024-01-02 to 2024-01-11, 10 rows');
    expect(text).toMatch(/Cash +100,000\.00 CNY/);
    expect(text).toMatch(/Total return +-?\d+\.\d\d % +20\.00 %\n/); // the benchmark: 12 / 10
    expect(text).toMatch(/Costs +[\d,]+\.\d\d/);
    expect(text).toContain('Past performance does not predict returns.\n');
    for (const part of ['Against AAA', 'Deepest drawdowns', 'Returns by year', 'Assumptions', 'Sharpe ratio']) {
      expect(text).toContain(part);
    }
  });

  it('counts what was refused, by reason', () => {
    expect(text).toMatch(/not a whole number of lots +1 +250\n/);
    expect(text).toMatch(/not enough cash +1 +[\d,]+\n/);
  });

  it('shows what is asked for first, and every metric in Markdown', () => {
    for (const name of ['totalReturn', 'sharpe', 'maxDrawdown', 'turnover', 'hitRate', 'beta'] as const)
      expect(text).toContain(METRICS[name].label);
    const md = SHOWN.md(made()).replaceAll('\\\\', '');
    for (const name of METRIC_NAMES) expect(md).toContain(`| ${METRICS[name].label} |`);
  });

  it('keeps to 80 columns, without colour unless it is asked for', () => {
    const long = 'an index of very many companies '.repeat(5);
    const wide = made(
      { strategy: 's'.repeat(100), about: long, cash: 1e15, params: { x: 'y'.repeat(200) } },
      { notes: ['公布时间未知'.repeat(30), 'w'.repeat(200)] },
      { symbol: '沪深三百指数基金'.repeat(4), more: { name: long } },
    );
    const rich = { ...wide.metrics, costs: 1e20, averageWin: 1e20, averageLoss: -1e20 };
    const huge = { price: 1e15, currency: -1e15, income: 1e15, cost: -1e15, total: 1e15 };
    const [first] = wide.attribution.contributions;
    const attribution = { ...wide.attribution, contributions: [{ ...first, ...huge }], total: huge };
    const listed = SHOWN.text({ ...wide, attribution });
    expect(listed).toContain('Total\n  Price 1,000,000,000,000,000, Currency -1,000');
    const renderings = [
      text,
      listed,
      SHOWN.text({ ...wide, metrics: rich }),
      SHOWN.text({ ...wide, benchmark: { name: '指数'.repeat(20), equity: wide.run.equity } }),
    ];
    expect(
      renderings
        .join('')
        .split('\n')
        .filter((line) => width(line) > 80),
    ).toEqual([]);
    expect(text).not.toContain('\u001b');
    expect(SHOWN.text(made(), { colour: true })).toContain('\u001b[1mtoy');
  });

  it('aligns figures to the right', () => {
    const lines = text
      .split('\n')
      .filter((line) => /^(Total return|Annual return|Volatility|Sharpe ratio) /.test(line));
    expect(lines.length).toBe(4);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });
});

describe('generated data', () => {
  it('are labelled in the heading of the text and of the Markdown, in run.json and in the assumptions', () => {
    const report = made({}, { generated: true });
    expect(SHOWN.text(report).split('\n')[1]).toBe('GENERATED DATA, not a real market');
    expect(SHOWN.md(report).split('\n')[0]).toBe('# toy (GENERATED DATA, not a real market)');
    expect(SHOWN.json(report)).toContain('"generated": true');
    expect(report.assumptions.join()).toContain('generator');
    for (const render of Object.values(SHOWN)) expect(render(made())).not.toContain('GENERATED');
  });
});

describe('json', () => {
  it('is the content of run.json and nothing else', () => {
    const report = made();
    expect(SHOWN.json(report)).toBe(runJson(resultOf(report)));
    expect(JSON.parse(SHOWN.json(report))).toMatchObject({ metrics: { trades: 1 } });
  });
});

describe('names that mean harm', () => {
  const evil = '\u001b[31mred\u001b[0m\n# head | <script>alert(1)</script> [x](http://e.vil) `c` \u202eabc';
  const report = made(
    { strategy: evil, about: evil, params: { [evil]: evil } },
    { notes: [evil, '- item', '1. item'] },
    { symbol: evil, more: { name: evil } },
  );
  const named = { ...report, benchmark: { name: evil, equity: report.run.equity } };

  it('cannot steer a terminal, nor break the lines of a table', () => {
    const text = SHOWN.text(named);
    expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    expect(text.split('\n')[0]).toContain('\ufffd[31mred\ufffd[0m # head');
  });

  it('cannot format, link, open a tag or break a table in Markdown', () => {
    const md = SHOWN.md(named);
    expect(md).not.toMatch(/<script|[^\\]\[x|[^\n\P{Cc}]|\p{Cf}|http:\/\//u);
    const tables = md.split('\n').filter((line) => line.startsWith('| '));
    expect(new Set(tables.map((line) => line.split(/(?<!\\)\|/).length)).size).toBeLessThan(7);
    expect(md).toContain('- \\- item');
    expect(md).toContain('- 1\\. item');
    expect(escapeMarkdown('a_b*c|d<e>&')).toBe('a\\_b\\*c\\|d&lt;e&gt;&amp;');
  });
});

describe('figures', () => {
  it('have commas between thousands, no sign on what rounds to zero, n/a where undefined', () => {
    expect([1234567.891, -1234.5, -0.001, 999, -1e6].map((x) => decimal(x, 2))).toEqual([
      '1,234,567.89',
      '-1,234.50',
      '0.00',
      '999.00',
      '-1,000,000.00',
    ]);
    expect([NaN, Infinity].map((x) => decimal(x, 2))).toEqual(['n/a', 'n/a']);
    expect([1000, 0.5, 1234.5678901].map(quantity)).toEqual(['1,000', '0.5', '1,234.56789']);
    expect([0.12345, -0.5, NaN].map(percent)).toEqual(['12.35 %', '-50.00 %', 'n/a']);
    expect(FIGURES.date(Date.UTC(2024, 1, 29, 21), 'daily')).toBe('2024-02-29');
    expect(FIGURES.date(Date.UTC(2024, 1, 29, 21, 5), 'intraday')).toBe('2024-02-29 21:05');
    expect(FIGURES.date(NaN, 'daily')).toBe('n/a');
  });
});

describe('lines', () => {
  it('count wide characters twice and marks not at all', () => {
    expect([width('abc'), width('沪深'), width('e\u0301'), width('▁█')]).toEqual([3, 4, 1, 2]);
    expect(shorten('沪深三百', 5)).toBe('沪深…');
    expect(shorten('abc', 3)).toBe('abc');
  });

  it('break at blanks, and inside a word that is longer than a line', () => {
    expect(wrap('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
    expect(wrap('abcdefg hi', 3)).toEqual(['abc', 'def', 'g', 'hi']);
    expect(wrap('沪深三', 5)).toEqual(['沪深', '三']);
    expect(wrap('', 5)).toEqual([]);
    expect(clean('a\tb\r\nc\u0007\ud800')).toBe('a b c\ufffd\ufffd');
  });

  it('draw a curve from its lowest to its highest value', () => {
    expect(sparkline(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 8)).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline(Float64Array.of(1, 9, 1, 5), 2)).toBe('█▁');
    expect(sparkline(Float64Array.of(5, 5), 9)).toBe('▁▁');
    expect(sparkline(Float64Array.of(1, NaN, 2), 9)).toBe('▁ █');
    expect(sparkline(new Float64Array(0), 9)).toBe('');
  });
});
