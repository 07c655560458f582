// Every renderer of the table, and one of one's own, over one result.

import { describe, expect, it } from 'vitest';
import { num } from '../../engine/index.js';
import { METRIC_NAMES } from '../../reports/metrics/index.js';
import { RENDERERS } from '../../reports/render/index.js';
import { type Dress, isRenderer, renderer } from '../../reports/render/renderer.js';
import { resultOf } from '../../reports/saved/result-of.js';
import { reportOf, tenYears } from './html/fixture.js';

const PLAIN: Dress = { colour: false, width: 80, language: 'en' };
const result = resultOf(tenYears(600));

/** What a format of the table gives, its params at their defaults where nothing else is said. */
async function made(name: keyof typeof RENDERERS, given: Record<string, unknown> = {}, dress = PLAIN) {
  const { params, make } = RENDERERS[name];
  const defaults = Object.entries(params).map(([param, { default: value }]) => [param, value]);
  return make({ ...Object.fromEntries(defaults), ...given } as Parameters<typeof make>[0])(result, dress);
}

describe('csv', () => {
  it('has a row for each metric, in full precision', async () => {
    const rows = String(await made('csv'))
      .trimEnd()
      .split('\n');
    expect(rows[0]).toBe('metric,unit,value,benchmark');
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual([...METRIC_NAMES]);
    const value = (name: string) => rows.find((row) => row.startsWith(`${name},`))!.split(',');
    expect(Number(value('sharpe')[2])).toBe(result.metrics.sharpe);
    expect(value('maxDrawdownStart')[2]).toBe(new Date(result.metrics.maxDrawdownStart).toISOString().slice(0, 10));
    const { benchmark } = result.tables['equity.csv'];
    expect(Number(value('totalReturn')[3])).toBeCloseTo(benchmark[benchmark.length - 1] / benchmark[0] - 1, 12);
    expect(value('trades')[3]).toBe('');
  });
});

describe('svg and png', () => {
  it('draw the summary and each chart, light and dark, the same bytes each time', async () => {
    const seen = new Set<string>();
    const { chart } = RENDERERS.svg.params as unknown as { chart: { choices: readonly string[] } };
    for (const name of chart.choices) {
      const picture = String(await made('svg', { chart: name }));
      expect(picture).toMatch(/^<svg [\s\S]*<path[\s\S]*<\/svg>\n$/);
      expect(picture).not.toMatch(/NaN|undefined/);
      expect(await made('svg', { chart: name })).toBe(picture);
      seen.add(picture);
    }
    expect(seen.size).toBe(chart.choices.length);
    expect(await made('svg', { dark: true })).not.toBe(await made('svg'));
    expect(String(await made('svg', {}, { ...PLAIN, language: 'zh' }))).toContain('夏普比率');
  });

  it('show names as text, whatever they hold', async () => {
    const hostile = { strategy: './<script>alert(1)</script>.ts' };
    const report = reportOf({ equity: [100, 101, 99], configuration: hostile });
    const picture = await RENDERERS.svg.make({ chart: 'summary', dark: false, instrument: 1 })(resultOf(report), PLAIN);
    expect(String(picture)).not.toContain('<script');
  });

  it('become pixels at the scale that is asked for', async () => {
    const width = (bytes: unknown) => Buffer.from(bytes as Uint8Array).readUInt32BE(16);
    const [one, three] = [await made('png', { scale: 1 }), await made('png', { scale: 3 })];
    expect(Buffer.from(one as Uint8Array).toString('latin1', 1, 4)).toBe('PNG');
    expect(width(three)).toBe(3 * width(one));
  });
});

describe('a renderer of one’s own', () => {
  it('is declared with params, and is told from other things', async () => {
    const own = renderer({
      about: 'The worst day.',
      params: { digits: num(2, { min: 0, max: 9, about: 'digits' }) },
      make:
        ({ digits }) =>
        ({ metrics }) =>
          metrics.worstDay.toFixed(digits),
    });
    expect(isRenderer(own)).toBe(true);
    expect(isRenderer({ about: 'x', params: {}, make: () => () => 'x' })).toBe(false);
    expect(await own.make({ digits: 4 })(result, PLAIN)).toBe(result.metrics.worstDay.toFixed(4));
    expect(() => renderer({ about: 'x', params: {}, make: 3 as never })).toThrow('A renderer needs "make"');
  });
});
