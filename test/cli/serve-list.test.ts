// The list of tidemark serve: what is found, searched, sorted and shown, whatever lies in the folder.

import { mkdirSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardOf } from '../../cli/serve/card.js';
import { conditionsOf } from '../../cli/serve/select.js';
import { scan } from '../../cli/serve/scan.js';
import { shelfOf } from '../../cli/serve/shelf.js';
import { makeRun, makeSweep, rowsOf, runRecord, served, servedFolder } from './serve-kit.js';

const namesIn = (root: string) => scan(root).found.map(({ names, kind }) => `${kind} ${names.join('/')}`);

describe('what is found', () => {
  test('runs and sweeps at any depth, and the folder itself', () => {
    const root = servedFolder();
    makeRun(root);
    makeRun(join(root, 'a'));
    makeSweep(join(root, 'b/c/d'));
    makeRun(join(root, 'b/c/d/out-of-sample'));
    expect(namesIn(root)).toEqual(['run ', 'run a', 'sweep b/c/d', 'run b/c/d/out-of-sample']);
  });

  test('nothing hidden, nothing half, nothing behind a link', () => {
    const root = servedFolder();
    makeRun(join(root, '.hidden'));
    makeRun(join(root, '../elsewhere'));
    symlinkSync(join(root, '../elsewhere'), join(root, 'link'));
    mkdirSync(join(root, 'linked'));
    for (const file of ['run.json', 'equity.csv'])
      symlinkSync(join(root, '../elsewhere', file), join(root, 'linked', file));
    mkdirSync(join(root, 'half'));
    writeFileSync(join(root, 'half/run.json'), '{}');
    // A folder that leads back to itself never ends.
    symlinkSync(root, join(root, 'circle'));
    expect(namesIn(root)).toEqual([]);
  });

  test('folders that are too deep, or too many, are said to be left out', async () => {
    const root = servedFolder();
    makeRun(join(root, '1/2/3/4/5/6/7/8'));
    expect(scan(root)).toMatchObject({ isCut: false, found: [{}] });
    makeRun(join(root, '1/2/3/4/5/6/7/8/9'));
    expect(scan(root)).toMatchObject({ isCut: true, found: [{}] });
    expect(await served(root).text('/')).toContain('The folder holds more than is looked at');
    expect(scan(root, 3).isCut).toBe(true);
    // What a package manager nests deep does not hide what comes after it.
    makeRun(join(root, '2'));
    expect(namesIn(root)).toEqual(['run 1/2/3/4/5/6/7/8', 'run 2']);
  });

  test('a file is read again when it changes, and only then', () => {
    const root = servedFolder();
    makeRun(join(root, 'a'));
    makeRun(join(root, 'b'));
    const shelf = shelfOf(root);
    const [a, b] = shelf().cards;
    expect(shelf().cards[0]).toBe(a);
    makeRun(join(root, 'a'), runRecord({ strategy: 'other' }));
    const again = shelf().cards;
    expect(again.map(({ title }) => title)).toEqual(['other', 'sma-cross']);
    expect(again[1]).toBe(b);
  });
});

describe('what is read of a file', () => {
  const cardIn = (root: string) => cardOf(scan(root).found[0]);

  test('a run', () => {
    const root = servedFolder();
    makeRun(root, runRecord({ strategy: '../mine/dip.ts' }, { sharpe: null, maxDrawdownStart: '2021-02-18' }));
    const card = cardIn(root);
    expect(card).toMatchObject({ problem: null, title: 'dip', symbols: ['510300'], from: '2020-01-02', sweep: null });
    expect([...card.metrics]).toEqual([
      ['totalReturn', 0.5],
      ['maxDrawdown', -0.2],
      ['maxDrawdownStart', Date.UTC(2021, 1, 18)],
      ['trades', 12],
    ]);
  });

  test('a sweep, with the figures of its best', () => {
    const root = servedFolder();
    makeSweep(root);
    expect(cardIn(root)).toMatchObject({
      title: 'dip',
      params: [['dip', '0.03:0.15:0.03']],
      sweep: { trials: 1250, failed: 3, rank: 'calmar', trust: 'doubtful' },
    });
    expect(cardIn(root).metrics.get('calmar')).toBe(2.5);
  });

  test.each([
    ['no JSON', '{"configuration": {', 'run.json is damaged'],
    ['a list', '[1, 2]', 'run.json is damaged'],
    ['nothing', '', 'run.json is damaged'],
    ['another record', '{"configuration": {"params": 3}}', 'run.json names no strategy'],
    ['words of our own', '{"phrase": "Runs", "values": {}, "problem": {"phrase": "x"}}', 'run.json names no strategy'],
    ['bytes that are no text', '\u0000\ufffd\u0001', 'run.json is damaged'],
  ])('a file that holds %s is listed with the reason', async (_, text, reason) => {
    const root = servedFolder();
    makeRun(join(root, 'broken'), text);
    makeRun(join(root, 'sound'));
    const page = await served(root).text('/');
    expect(rowsOf(page)).toEqual(['sound', 'broken']);
    expect(page).toContain(reason);
  });

  test('a file of two gigabytes is refused without being read', async () => {
    const root = servedFolder();
    makeRun(join(root, 'huge'));
    truncateSync(join(root, 'huge/run.json'), 2 ** 31);
    const page = await served(root).text('/');
    expect(page).toContain('run.json has 2.0 GB; no more than 32 MB are read.');
  });

  test('members of another type, and names that objects have, are as if they were not there', async () => {
    const root = servedFolder();
    const metrics =
      '"metrics": {"__proto__": {"sharpe": 9}, "constructor": 1, "sharpe": "9", "totalReturn": {}, "trades": 1e999}';
    makeRun(
      root,
      `{"__proto__": {"configuration": 1}, "configuration": {"strategy": "s", "params": {"__proto__": 1, "toString": [2], "x": null}, "from": 7}, "data": {"assets": [null, 3, {"symbol": 4}]}, ${metrics}}`,
    );
    const card = cardIn(root);
    expect(card).toMatchObject({ problem: null, title: 's', from: '', symbols: [] });
    expect(card.params).toEqual([
      ['__proto__', '1'],
      ['toString', '[2]'],
      ['x', 'null'],
    ]);
    expect([...card.metrics]).toEqual([]);
    expect(rowsOf(await served(root).text('/'))).toEqual(['results']);
  });

  test('long texts and lists are cut', () => {
    const root = servedFolder();
    const params = Object.fromEntries(Array.from({ length: 5000 }, (_, k) => [`p${k}`, 'x'.repeat(5000)]));
    makeRun(root, runRecord({ strategy: 's'.repeat(1e6), params }));
    const card = cardIn(root);
    expect(card.title.length).toBeLessThan(400);
    expect(card.params.length).toBe(500);
    expect(card.haystack.length).toBeLessThan(300_000);
  });
});

describe('what is asked for', () => {
  /** Four runs and a sweep, each written a minute after the one before. */
  function results(): string {
    const root = servedFolder();
    const made: [string, () => void][] = [
      ['old', () => makeRun(join(root, 'old'), runRecord({ params: { fast: 5 } }, { sharpe: 0.5, maxDrawdown: -0.4 }))],
      ['best', () => makeRun(join(root, 'best'), runRecord({ strategy: 'pairs' }, { sharpe: 2, maxDrawdown: -0.1 }))],
      ['none', () => makeRun(join(root, 'none'), runRecord({}, { sharpe: null, maxDrawdown: -0.3 }))],
      ['deep', () => makeRun(join(root, 'deep/er'), runRecord({ from: '2010-01-04' }, { sharpe: -1 }))],
      ['sweep', () => makeSweep(join(root, 'sweep'))],
    ];
    made.forEach(([, make]) => make());
    const files = ['old/run.json', 'best/run.json', 'none/run.json', 'deep/er/run.json', 'sweep/sweep.json'];
    files.forEach((file, k) => utimesSync(join(root, file), 1e9 + 60 * k, 1e9 + 60 * k));
    return root;
  }

  test.each([
    ['', ['deep/er', 'none', 'best', 'old', 'sweep']],
    ['?order=up', ['old', 'best', 'none', 'deep/er', 'sweep']],
    ['?sort=sharpe', ['best', 'old', 'deep/er', 'none', 'sweep']],
    ['?sort=sharpe&order=up', ['deep/er', 'old', 'best', 'none', 'sweep']],
    ['?sort=maxDrawdown', ['best', 'deep/er', 'none', 'old', 'sweep']],
    ['?sort=name', ['best', 'deep/er', 'none', 'old', 'sweep']],
    ['?sort=__proto__&col=constructor&page=-3', ['deep/er', 'none', 'best', 'old', 'sweep']],
    ['?q=FAST%3D5', ['old']],
    ['?q=csi+sma', ['deep/er', 'none', 'old']],
    ['?q=dip', ['sweep']],
    ['?strategy=pairs', ['best']],
    ['?symbol=510300&q=best', ['best']],
    ['?where=sharpe+%3E+0', ['best', 'old', 'sweep']],
    ['?where=sharpe+%3E+0,maxDrawdown+%3E%3D+-10%25', ['best']],
    ['?where=sharpe+%3C+99', ['deep/er', 'best', 'old', 'sweep']],
  ])('%s', async (query, names) => {
    expect(rowsOf(await served(results()).text(`/${query}`))).toEqual(names);
  });

  test.each(['sharpe', 'sharpe >', '> 1', 'sharpe > 1 or 2', 'sharpe = 1', 'nothing > 1', 'toString > 1'])(
    'a condition that is none, "%s", is told and leaves all',
    async (text) => {
      expect(conditionsOf(text)).toHaveProperty('phrase');
      const page = await served(results()).text(`/?where=${encodeURIComponent(text)}`);
      expect(page).toMatch(/is no condition|names no metric/);
      expect(rowsOf(page)).toHaveLength(5);
    },
  );

  test('a heading sorts the other way when it is followed again, and keeps the rest of the question', async () => {
    const { text } = served(results());
    const heading = async (path: string) =>
      /<th[^>]*>\s*<a\s+href="([^"]*sort=sharpe[^"]*)"/.exec(await text(path))![1].replaceAll('&amp;', '&');
    const first = await heading('/?q=sma&lang=zh');
    expect(first).toBe('/?q=sma&sort=sharpe&lang=zh');
    const second = await heading(first);
    expect(second).toBe('/?q=sma&sort=sharpe&order=up&lang=zh');
    expect(await text(second)).toContain('aria-sort="ascending"');
  });

  test('columns are those that are asked for', async () => {
    const { text } = served(results());
    const heads = (page: string) => [...page.matchAll(/sort=(\w+)/g)].map(([, name]) => name);
    expect(heads(await text('/?col=calmar'))).toContain('calmar');
    expect(heads(await text('/?col=calmar'))).not.toContain('sharpe');
    expect(heads(await text('/'))).toContain('sharpe');
  });

  test('a long list has pages', async () => {
    const root = servedFolder();
    for (let k = 0; k < 230; k++) makeRun(join(root, `run-${String(k).padStart(3, '0')}`));
    const { text } = served(root);
    const pages = await Promise.all([1, 2, 3, 4].map(async (page) => rowsOf(await text(`/?sort=name&page=${page}`))));
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 30, 30]);
    expect(new Set(pages.flat()).size).toBe(230);
  });

  test('nothing of it is written to', async () => {
    const root = results();
    const before = scan(root).found.map(({ path }) => statSync(path).mtimeMs);
    await served(root).text('/?sort=sharpe');
    expect(scan(root).found.map(({ path }) => statSync(path).mtimeMs)).toEqual(before);
  });
});
