// `tidemark data import`: what it prints, its exit codes, and formats of the user's own.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { emptyFolder, tidemark } from './tidemark.js';

const BARS = ['date,open,high,low,close,volume', '2020-01-02,3,3.1,2.9,3.05,100', '2020-01-03,3.05,3.2,3,3.1,120'];

/** A folder with files to import. */
function withFiles(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'in'));
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, 'in', name), `${lines.join('\n')}\n`);
  return folder;
}

test('a folder of files becomes a data folder that runs', () => {
  const folder = withFiles({ '510300.csv': BARS, 'notes.md': ['mine'] });
  const { code, stdout, stderr } = tidemark(folder, ['data', 'import', 'in', '--into', 'out', '--assume', 'basis=raw']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^file\s+recognised as\s+holds\s+rows\s+findings\n/);
  expect(stdout).toMatch(/^in\/510300\.csv\s+bars\s+510300\s+2\s+0\n  2020-01-02 to 2020-01-03;.* price basis: raw/m);
  expect(stdout).toMatch(/out is written: 1 file imported, 0 there already, 0 refused, 1 other file passed over\.\n$/);
  expect(tidemark(folder, ['run', 'buy-and-hold', '--data', 'out']).code).toBe(0);
  const again = tidemark(folder, ['data', 'import', 'in', '--into', 'out', '--assume', 'basis=raw']);
  expect(again.stdout).toMatch(/out is as it was: 0 files imported, 1 there already/);
});

test('a refused file is told with its reason and gives exit code 1; the others are imported', () => {
  const folder = withFiles({ '510300.csv': BARS, 'bad.csv': ['<html><body>429</body></html>'] });
  const { code, stdout } = tidemark(folder, ['data', 'import', 'in', '--into', 'out']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^refused: in\/bad\.csv: is a web page, not a table; download the file itself\.$/m);
  expect(readFileSync(join(folder, 'out', 'bars', '510300.csv'), 'utf8')).toMatch(/^date,open/);
});

test('--format json prints JSON alone, and a dry run writes nothing', () => {
  const folder = withFiles({ '510300.csv': BARS });
  const { code, stdout } = tidemark(folder, ['data', 'import', 'in', '--into', 'out', '--format', 'json', '--dry-run']);
  const { changed, files } = JSON.parse(stdout) as { changed: boolean; files: readonly Record<string, unknown>[] };
  expect([code, changed, files.length]).toEqual([0, true, 1]);
  expect(files[0]).toMatchObject({ path: 'in/510300.csv', outcome: 'new', rows: 2 });
  expect(() => readFileSync(join(folder, 'out', 'manifest.json'))).toThrow(/ENOENT/);
});

test('a format of the user’s own is named by its path', () => {
  const folder = withFiles({ 'mood.txt': ['Day;Mood', '22.03.2021;1,5', '23.03.2021;2,5'] });
  const code = `import { importFormat, momentsOf, numbersOf } from 'tidemark';
export default importFormat({
  about: 'Moods.',
  read(table, reading) {
    const dates = momentsOf(table, 0, reading)!.readings;
    const [values] = numbersOf(table, [1], reading);
    return [{ what: 'series', observations: { name: 'mood', symbol: '', dates, values, published: dates.map(() => NaN) } }];
  },
});\n`;
  writeFileSync(join(folder, 'mine.ts'), code);
  const said = tidemark(folder, ['data', 'import', 'in', '--into', 'out', '--as', './mine.ts']);
  expect(said.code).toBe(0);
  expect(readFileSync(join(folder, 'out', 'series', 'mood.csv'), 'utf8')).toBe(
    'date,value\n2021-03-22,1.5\n2021-03-23,2.5\n',
  );
});

test('wrong usage is one sentence', () => {
  const folder = withFiles({ '510300.csv': BARS });
  const into = ['--into', 'out'];
  refused(folder, ['data', 'import', 'in'], /--into with a folder/);
  refused(folder, ['data', 'import', 'in', ...into, '--assume', 'basis=pure'], /basis is one of raw/);
  refused(folder, ['data', 'import', 'in', ...into, '--assume', 'colour=red'], /"colour" cannot be assumed/);
  refused(folder, ['data', 'import', 'in', ...into, '--as', 'yaho'], /no format of imports "yaho".*yahoo/);
  refused(folder, ['data', 'import', 'gone.csv', ...into], /gone\.csv is not there/);
  refused(folder, ['data', 'import', 'in', '--into', 'in'], /has no manifest\.json/);
});

test('list shows the formats of the import', () => {
  const { code, stdout } = tidemark(emptyFolder(), ['list', 'import-formats']);
  expect(code).toBe(0);
  for (const name of ['yahoo', 'east-money', 'fund-nav', 'splits', 'valuation', 'series']) {
    expect(stdout).toMatch(new RegExp(`^${name}\n  \\S`, 'm'));
  }
});
