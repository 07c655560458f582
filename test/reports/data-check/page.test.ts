// The page of an audit of data: whole without a script or another computer, escaped, the same bytes each time, a picture for each finding.

import { describe, expect, it } from 'vitest';
import { dataCheckPage } from '../../../reports/data-check/page.js';
import type { DataCheckFacts, Drawn, ToldFinding } from '../../../reports/data-check/told-finding.js';

const DAY = 86_400_000;
const NONE = new Float64Array(0);
const column = (value: (at: number) => number) => Float64Array.from({ length: 30 }, (_, at) => value(at));

const drawn = (show: Drawn['show'], more: Partial<Drawn> = {}): Drawn => ({
  show,
  time: column((at) => Date.UTC(2024, 0, 1) + at * DAY),
  open: column((at) => 10 + at),
  high: column((at) => 12 + at),
  low: column((at) => 9 + at),
  close: column((at) => 11 + at),
  volume: column((at) => (at < 15 ? 1e4 : 1e6)),
  other: show === 'sources' ? column((at) => 10.5 + at) : NONE,
  names: ['one.csv', 'two.csv'],
  between: show === 'sources' ? column((at) => (10.5 + at) / (11 + at)) : NONE,
  betweenIs: 'ratio',
  marks: [15],
  ...more,
});

const finding = (more: Partial<ToldFinding>): ToldFinding => ({
  severity: 'warning',
  check: 'spikes',
  symbol: 'X',
  dates: ['2024-01-16'],
  count: 1,
  file: 'X.csv',
  line: 0,
  column: '',
  value: '',
  what: 'stands alone',
  remedy: 'look again',
  repair: '',
  ...more,
});

const facts = (findings: readonly ToldFinding[]): DataCheckFacts => ({
  paths: ['market'],
  version: '1.2.3',
  generated: false,
  about: { spikes: 'closes that stand alone' },
  instruments: [{ symbol: 'X', name: 'An X', market: 'XSHG', time: column((at) => at * DAY) }],
  findings,
});

const EVERY = ['price', 'volume', 'sessions', 'series', 'sources'] as const;

describe('the page of an audit', () => {
  it.each(EVERY)('draws a picture of %s with what is meant marked', (show) => {
    const page = dataCheckPage(facts([finding({ drawn: drawn(show) })]));
    expect(page.match(/<svg/g)).toHaveLength(1);
    const without = dataCheckPage(facts([finding({ drawn: drawn(show, { marks: [] }) })]));
    expect(without).not.toBe(page);
    // Colours are those of the page, so that a picture is dark where the page is.
    expect(page).not.toMatch(/(fill|stroke)="#(1d2125|656c74|e4e7ea|c2540a|0b5cad|ffffff)"/);
  });

  it('is whole by itself: nothing is fetched, and no script has to run', () => {
    const page = dataCheckPage(facts(EVERY.map((show) => finding({ drawn: drawn(show) }))));
    expect(page).not.toMatch(/(src|href)="(?!#)/);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    expect(page.match(/<script>[^<]/)).toBeNull();
    expect(page).toContain('default-src &#39;none&#39;');
  });

  it('shows text of files as text', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const page = dataCheckPage(
      facts([
        finding({
          symbol: evil,
          file: evil,
          what: evil,
          remedy: evil,
          value: evil,
          check: evil,
          drawn: drawn('sources', { names: [evil, evil] }),
        }),
      ]),
    );
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img');
  });

  it('has other ids for each picture, and the same bytes for the same facts', () => {
    const two = facts([finding({ drawn: drawn('price') }), finding({ symbol: 'Y', drawn: drawn('price') })]);
    const page = dataCheckPage(two);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(dataCheckPage(two)).toBe(page);
  });

  it('says first what matters: errors, else warnings, else that nothing was found', () => {
    const title = (page: string) => /<h1>([^<]+)<\/h1>/.exec(page)![1];
    expect(title(dataCheckPage(facts([finding({ severity: 'error' }), finding({})])))).toBe(
      '1 error: a run refuses these data',
    );
    expect(title(dataCheckPage(facts([finding({})])))).toBe('No errors, 1 warning');
    expect(title(dataCheckPage(facts([])))).toBe('Nothing wrong was found');
  });

  it('counts what it does not show', () => {
    const many = Array.from({ length: 305 }, (_, at) => finding({ dates: [`day ${at}`] }));
    expect(dataCheckPage(facts(many))).toContain('5 more findings are counted above and not shown');
  });
});
