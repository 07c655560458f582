// Laws of the directory that an import writes: once and twice, any order, in steps, every number from a source, whole or not at all.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { check, load } from '../../../data/index.js';
import { type ImportOutcome, importData } from '../../../data/import/index.js';
import { Workshop } from '../../../data/import/write.js';
import { temporaryFolder } from '../temporary.js';
import { filesOf, VENDORS, written } from './vendor-files.js';

const folder = temporaryFolder();
const paths = written(join(folder.path, 'vendors'), VENDORS);
const NOW = '2026-01-01T00:00:00.000Z';

const own = mkdtempSync(join(tmpdir(), 'tidemark-into-'));
afterAll(() => rmSync(own, { recursive: true, force: true }));
let made = 0;
const fresh = () => join(own, String(made++));

const RAW = new Map([['basis', 'raw']]);
const into = (dir: string, files: readonly string[], more: object = {}): Promise<ImportOutcome> =>
  importData({ paths: files, into: dir, now: NOW, assume: RAW, ...more });

async function whole(files: readonly string[] = paths): Promise<ReadonlyMap<string, string>> {
  const dir = fresh();
  await into(dir, files);
  return filesOf(dir);
}

const refusals = ({ files }: ImportOutcome) =>
  files.filter(({ outcome }) => outcome === 'refused').map(({ why }) => why);

describe('A directory that was imported', () => {
  it('holds bars, sources aside, series, long series, actions, rates, a calendar, words and a manifest', async () => {
    const dir = fresh();
    const outcome = await into(dir, paths);
    expect(refusals(outcome)).toEqual([]);
    const files = filesOf(dir);
    expect([...files.keys()].sort()).toEqual(
      [
        'actions.csv',
        'bars/510300.csv',
        'bars/512480.csv',
        'calendars/XSHG.csv',
        'fx.csv',
        'instruments.csv',
        'manifest.json',
        'series/cumulative-nav@512480.csv',
        'series/fund-shares.csv',
        'series/nav@512480.csv',
        'series/net-subscription@QQQ.csv',
        'series/net-subscription@SPY.csv',
        'series/put-call-total.csv',
        'series/put-call.csv',
        'sources/512480@beta-512480.csv',
        'sources/series/nav@512480@beta-nav_512480.csv',
      ].sort(),
    );
    // The split is dated by its last day on the old basis, the prices show it on the next session.
    expect(files.get('actions.csv')).toBe(
      'symbol,ex_date,kind,value,pay_date\n510300,2021-02-15,dividend,0.05,\n512480,2021-02-01,dividend,0.025,2021-02-05\n512480,2021-03-01,split,2,\n',
    );
    expect(files.get('instruments.csv')).toMatch(/^512480,Chips fund,XSHG,CNY,etf,,,,,,,raw$/m);
    expect(files.get('series/fund-shares.csv')).toMatch(/^510010,2021-01-04,131524400,$/m);
    expect(files.get('series/put-call.csv')).not.toMatch(/,0\n/);
  });

  it('is read and runs without a jump', async () => {
    const dir = fresh();
    await into(dir, paths);
    const errors = (await check([dir])).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    const { feed } = await load([dir]);
    const chips = feed.assets.find(({ symbol }) => symbol === '512480')!;
    expect(chips.factor.at(-1)).toBeGreaterThan(2);
    expect(feed.series.get('fund-shares@510010')?.values[0]).toBe(131524400);
  });

  it('is the same when the same files are imported again, whatever the time', async () => {
    const dir = fresh();
    await into(dir, paths);
    const before = filesOf(dir);
    const again = await into(dir, [...paths].reverse(), { now: '2030-05-05T00:00:00.000Z' });
    expect(again.changed).toBe(false);
    expect(again.files.map(({ path }) => path)).toEqual([...paths].sort());
    expect(again.files.every(({ outcome }) => outcome === 'there')).toBe(true);
    expect(filesOf(dir)).toEqual(before);
  });

  it('does not depend on the order of the arguments, nor on the number of steps', async () => {
    const all = await whole();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...paths], { minLength: paths.length }),
        fc.integer({ min: 0, max: paths.length }),
        async (shuffled, cut) => {
          expect(await whole(shuffled)).toEqual(all);
          const dir = fresh();
          for (const part of [shuffled.slice(0, cut), shuffled.slice(cut)]) {
            if (part.length > 0) await into(dir, part, { replace: true });
          }
          expect(filesOf(dir)).toEqual(all);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('holds no number that is not in a source, but for stated multiples', async () => {
    const stated = new Set<number>();
    for (const text of Object.values(VENDORS)) {
      for (const [word] of text.matchAll(/(?<![\d.])\d+(?:\.\d+)?/g)) {
        stated.add(Number(word));
        // The beliefs say so: units of funds are listed in ten thousands.
        stated.add(Number(`${word}e4`));
      }
    }
    const strange: string[] = [];
    for (const [name, text] of await whole()) {
      if (name === 'manifest.json' || name === 'instruments.csv') continue;
      const cells = text
        .split('\n')
        .slice(1)
        .flatMap((line) => line.split(','));
      const numbers = cells.filter((cell) => /^\d+(\.\d+)?$/.test(cell));
      strange.push(...numbers.filter((cell) => !stated.has(Number(cell))).map((cell) => `${name}: ${cell}`));
    }
    expect(strange).toEqual([]);
  });
});

describe('Into a directory that is there', () => {
  it('a changed file goes only with --replace', async () => {
    const dir = fresh();
    const path = join(folder.path, 'changing', '588000.csv');
    const [first, second] = [
      VENDORS['alpha/510300.csv'],
      VENDORS['alpha/510300.csv'].split('\n').slice(0, -3).join('\n'),
    ];
    written(join(folder.path, 'changing'), { '588000.csv': first });
    await into(dir, [path]);
    const before = filesOf(dir);
    written(join(folder.path, 'changing'), { '588000.csv': second });
    const outcome = await into(dir, [path]);
    expect(refusals(outcome)).toEqual([expect.stringMatching(/was imported before.*--replace/)]);
    expect(filesOf(dir)).toEqual(before);
    expect((await into(dir, [path], { replace: true })).changed).toBe(true);
    expect(filesOf(dir).get('bars/588000.csv')!.split('\n').length).toBe(
      before.get('bars/588000.csv')!.split('\n').length - 3,
    );
  });

  it('a better source of a symbol goes only with --replace, a worse one goes aside', async () => {
    const dir = fresh();
    const [long, short] = ['alpha/512480.csv', 'beta/512480.csv'].map((name) => join(folder.path, 'vendors', name));
    await into(dir, [short]);
    const refused = await into(dir, [long]);
    expect(refusals(refused)).toEqual([expect.stringMatching(/better source of 512480 than beta-512480.*--replace/)]);
    expect(refused.changed).toBe(false);
    await into(dir, [long], { replace: true });
    expect([...filesOf(dir).keys()]).toContain('sources/512480@beta-512480.csv');
    const other = fresh();
    await into(other, [long]);
    expect(refusals(await into(other, [short]))).toEqual([]);
    expect(filesOf(other)).toEqual(filesOf(dir));
  });

  it('what a user wrote into it stays', async () => {
    const dir = fresh();
    await into(dir, [paths[0]]);
    const list = join(dir, 'instruments.csv');
    const edited = readFileSync(list, 'utf8')
      .replace(/^512480,,/m, '512480,My name,')
      .replace(',etf,,', ',etf,bond,');
    expect(edited).not.toBe(readFileSync(list, 'utf8'));
    writeFileSync(list, edited);
    writeFileSync(join(dir, 'rules.csv'), 'mine');
    await into(dir, paths);
    const files = filesOf(dir);
    expect(files.get('rules.csv')).toBe('mine');
    expect(files.get('instruments.csv')).toContain(edited.split('\n')[1]);
    expect(files.get('instruments.csv')).toMatch(/^510300,/m);
    writeFileSync(join(dir, 'actions.csv'), 'symbol,ex_date,kind,value,pay_date\n');
    const more = written(join(folder.path, 'more'), {
      'dividends.csv': 'code,ex_date,dividend_per_share\n510300,2021-03-15,0.01',
    });
    await expect(into(dir, more)).rejects.toThrow(/actions.csv was changed by hand.*--replace/);
    await into(dir, more, { replace: true });
    expect(filesOf(dir).get('actions.csv')).toMatch(/^510300,2021-03-15,dividend,0\.01,$/m);
  });

  it('what no import made is refused, and left', async () => {
    const dir = fresh();
    written(dir, { 'notes.txt': 'mine' });
    await expect(into(dir, paths)).rejects.toThrow(/no manifest\.json.*--into/);
    expect([...filesOf(dir)]).toEqual([['notes.txt', 'mine\n']]);
    const broken = fresh();
    written(broken, { 'manifest.json': '{"version":1,"sources":[{"name":"x"}]}' });
    await expect(into(broken, paths)).rejects.toThrow(/manifest\.json cannot be read at sources\.0/);
    const leading = fresh();
    await into(leading, [paths[0]]);
    const manifest = join(leading, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('bars/512480.csv', '../../etc/passwd'));
    await expect(into(leading, paths)).rejects.toThrow(/leads out of the directory/);
  });

  it.each([
    ['symbol', '../../../out', '512480'],
    ['symbol', 'a/b', '512480'],
    ['symbol', 'a\0b', '512480'],
    ['name', '../../out', 'beta-512480'],
    ['path', 'bars/a\0b.csv', 'bars/512480.csv'],
  ])('a manifest whose %s is %j is refused, and nothing is written beside', async (key, evil, former) => {
    const dir = fresh();
    await into(dir, paths);
    const manifest = join(dir, 'manifest.json');
    const text = readFileSync(manifest, 'utf8');
    const changed = text.replaceAll(`"${key}": "${former}"`, `"${key}": ${JSON.stringify(evil)}`);
    expect(changed).not.toBe(text);
    writeFileSync(manifest, changed);
    const before = readdirSync(own).sort();
    const more = written(fresh(), { 'NEW.csv': 'date,open,high,low,close,volume\n2024-01-02,10,12,9,11,700' });
    await expect(into(dir, more)).rejects.toThrow(/manifest\.json cannot be read at sources/);
    expect(readdirSync(own).sort()).toEqual([...before, more[0].split('/').at(-2)!].sort());
  });

  it('a dry run writes nothing and says the same', async () => {
    const dir = fresh();
    const dry = await into(dir, paths, { dryRun: true });
    expect(readdirSync(own)).not.toContain(dir.slice(own.length + 1));
    const real = await into(dir, paths);
    expect({ ...dry, plan: dry.plan.sources }).toEqual({ ...real, plan: real.plan.sources });
  });
});

describe('A crash in the middle', () => {
  it('leaves the former directory, whichever file it hits', async () => {
    const dir = fresh();
    await into(dir, [paths[0]]);
    const before = filesOf(dir);
    const beside = readdirSync(own).sort();
    const names = ['bars/1.csv', 'bars/2.csv', 'manifest.json'];
    for (const hit of [...names, 'none']) {
      const workshop = new Workshop(dir);
      const text = (name: string) => () => {
        if (name === hit) throw new Error('crash');
        return 'x';
      };
      const files = new Map(names.map((name) => [name, text(name)]));
      const done = workshop.replace(files);
      if (hit === 'none') await done;
      else await expect(done).rejects.toThrow('crash');
      workshop.clear();
      expect(readdirSync(own).sort()).toEqual(beside);
      if (hit !== 'none') expect(filesOf(dir)).toEqual(before);
    }
    expect([...filesOf(dir).keys()]).toEqual(names);
  });
});
