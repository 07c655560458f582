// What data were read from is told by the names and the bytes of its files, wherever they lie and however they came.

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint, load } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const FILES: Readonly<Record<string, string>> = {
  'bars/AAA.csv': 'date,close\n2024-01-02,10\n2024-01-03,11\n',
  'bars/BBB.csv': 'date,close\n2024-01-02,20\n2024-01-03,21\n',
  'instruments.csv': 'symbol,kind\nAAA,etf\nBBB,etf\n',
  'actions.csv': 'symbol,ex_date,kind,value,pay_date\n',
  'series/mood.csv': 'date,value\n2024-01-02,1\n',
};

function directory(name: string): string {
  const dir = join(folder.path, name);
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('the files of data', () => {
  it('are told by name and hash, each that was read and no other', async () => {
    const dir = directory('all');
    const { hashes } = await load([dir]);
    expect(new Map(hashes.map(({ name, sha256: sum }) => [name, sum]))).toEqual(
      new Map(Object.keys(FILES).map((name) => [name, sha256(join(dir, name))])),
    );
    const some = await load([dir], { assets: ['BBB'] });
    expect(some.hashes.map(({ name }) => name).sort()).toEqual(
      Object.keys(FILES)
        .filter((name) => name !== 'bars/AAA.csv')
        .sort(),
    );
    const alone = await load([`XXX=${join(dir, 'bars/AAA.csv')}`]);
    expect(alone.hashes).toEqual([{ name: 'AAA.csv', sha256: sha256(join(dir, 'bars/AAA.csv')) }]);
  });

  it('are the same in another folder and out of the cache, and other bytes are another file', async () => {
    const dir = directory('here');
    const other = join(folder.path, 'there');
    cpSync(dir, other, { recursive: true });
    const cache = join(folder.path, 'cache');
    const plain = await load([dir]);
    for (const found of [await load([dir], { cache }), await load([dir], { cache }), await load([`${other}/`])]) {
      expect(found.hashes).toEqual(plain.hashes);
      expect(fingerprint(found.feed)).toBe(fingerprint(plain.feed));
    }
    // A space after a number changes the file and nothing that is read of it.
    writeFileSync(join(dir, 'bars/AAA.csv'), FILES['bars/AAA.csv'].replace('10', '10 '));
    const changed = await load([dir], { cache });
    expect(fingerprint(changed.feed)).toBe(fingerprint(plain.feed));
    expect(
      changed.hashes.filter(({ sha256: sum }, at) => sum !== plain.hashes[at].sha256).map(({ name }) => name),
    ).toEqual(['bars/AAA.csv']);
  });
});
