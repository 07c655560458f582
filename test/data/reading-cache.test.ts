// What was kept of data that were read is what reading them gives, whatever the data; and nothing but the same bytes finds it.

import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openColumns } from '../../data/columnar/column-file.js';
import { writeDataset } from '../../data/generator/index.js';
import { fingerprint, load } from '../../data/index.js';
import { type Reading, read, type ReadOptions } from '../../data/read.js';
import { readThrough } from '../../data/reading-cache.js';
import { SCENARIOS } from '../../data/scenarios/index.js';
import { resolveParams } from '../../engine/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let count = 0;
const place = (name: string) => join(folder.path, `${name}-${count++}`);

/** Reads through a cache, and says whether the files were parsed. */
async function through(cache: string, paths: readonly string[], options: ReadOptions = {}) {
  let parsed = 0;
  const reading = await readThrough(cache, paths, options, () => {
    parsed++;
    return read(paths, options);
  });
  return { reading, parsed };
}

/** Bytes in which no bit of a reading is lost; written twice, since how the engine holds a list shows in the first ones. */
const bytesOf = (reading: Reading): Buffer => serialize(deserialize(serialize(reading)));
const isSame = (a: Reading, b: Reading): boolean => bytesOf(a).equals(bytesOf(b));

const rows = (...closes: readonly number[]) =>
  closes.map(
    (close, day) => `2024-01-${String(day + 2).padStart(2, '0')},${close},${close + 1},${close - 1},${close},${day}`,
  );
const HEADER = 'date,open,high,low,close,volume';

const price = fc.integer({ min: 200, max: 20_000 }).map((cents) => cents / 100);
/** Lines of a bar file: sound ones, and ones that need a repair, are warned of or are wrong. */
const lines = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: price.map((close) => [close, close + 1, close - 1, close, 100].join(',')) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', ',,,,', '1,1,1,1,', '5,4,6,5,1', 'x,1,1,1,1', '1e3,1001,999,1000,1.5M'),
    },
  ),
  { minLength: 1, maxLength: 20 },
);

describe('what is kept', () => {
  it('is what reading gives, notes, warnings and every bit', async () => {
    const seen = { kept: 0, wrong: 0 };
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.constantFrom<readonly string[]>([], ['blank'], ['order', 'range', 'jumps']),
        async (cells, lenient) => {
          const text = cells.map((line, day) => `2024-01-${String(day + 2).padStart(2, '0')},${line}`);
          const file = folder.write(`any-${count++}.csv`, HEADER, ...text);
          const cache = place('cache');
          const plain = await read([file], { lenient });
          const [first, second] = [
            await through(cache, [file], { lenient }),
            await through(cache, [file], { lenient }),
          ];
          expect(isSame(first.reading, plain) && isSame(second.reading, plain)).toBe(true);
          expect(second.reading).toEqual(plain);
          const isWrong = plain.findings.some(({ severity }) => severity === 'error');
          expect(second.parsed).toBe(isWrong ? 1 : 0);
          if (isWrong) seen.wrong++;
          else seen.kept++;
        },
      ),
      { numRuns: 150, seed: 51 },
    );
    for (const [what, often] of Object.entries(seen)) expect({ what, often: often > 3 }).toEqual({ what, often: true });
  });

  it('is a whole folder too: instruments, actions, series, rates and calendars', async () => {
    for (const [name, base] of [
      ['demo', undefined],
      ['crisis-transmission', 'CNY'],
    ] as const) {
      const dir = place(name);
      writeDataset(
        dir,
        SCENARIOS[name].make(
          resolveParams(SCENARIOS[name].params, { seed: 2, ...(name === 'demo' && { market: 'hong-kong' }) }),
        ),
      );
      const cache = place('cache');
      const plain = await read([dir], { base });
      await through(cache, [dir], { base });
      const again = await through(cache, [dir], { base });
      expect(again.parsed).toBe(0);
      expect(isSame(again.reading, plain)).toBe(true);
      const options = { base, from: '2024-03-01' };
      const loaded = await load([dir], { ...options, cache });
      const reference = await load([dir], options);
      expect(fingerprint(loaded.feed)).toBe(fingerprint(reference.feed));
      expect(loaded.notes).toEqual(reference.notes);
    }
  });

  it('is not found by other bytes, options, names or files beside', async () => {
    const dir = place('data');
    const write = (name: string, ...text: readonly string[]) => {
      mkdirSync(join(dir, 'bars'), { recursive: true });
      writeFileSync(join(dir, name), `${text.join('\n')}\n`);
    };
    write('bars/AAA.csv', HEADER, ...rows(10, 11, 12));
    write('bars/BBB.csv', HEADER, ...rows(20, 21, 22));
    const cache = place('cache');
    const parsed = async (options: ReadOptions = {}, paths = [dir]) => (await through(cache, paths, options)).parsed;
    expect(await parsed()).toBe(1);
    expect(await parsed()).toBe(0);
    for (const options of [{ base: 'CNY' }, { lenient: ['order'] }, { assets: ['AAA'] }, { assets: ['BBB'] }]) {
      expect([await parsed(options), await parsed(options)]).toEqual([1, 0]);
    }
    expect(await parsed({}, [join(dir, 'bars/AAA.csv')])).toBe(1);
    expect(await parsed({}, [`BBB=${join(dir, 'bars/AAA.csv')}`])).toBe(1);
    write('bars/AAA.csv', HEADER, ...rows(10, 11, 12.5));
    expect(await parsed()).toBe(1);
    let warned = 0;
    // What is not read may change.
    expect(await parsed({ assets: ['BBB'] })).toBe(0);
    expect(await parsed({ assets: ['AAA'] })).toBe(1);
    for (const [name, text] of [
      ['actions.csv', 'symbol,ex_date,kind,value,pay_date'],
      ['instruments.csv', 'symbol\nAAA\nBBB'],
      ['instrument.csv', 'symbol'],
      ['generated.json', '{"note": "made up"}'],
    ]) {
      write(name, text);
      expect({ name, parsed: await parsed() }).toEqual({ name, parsed: 1 });
      const again = await through(cache, [dir]);
      expect({ name, ...again }).toEqual({ name, reading: await read([dir]), parsed: 0 });
      warned += again.reading.findings.length;
    }
    expect(warned).toBeGreaterThan(0);
  });
});

describe('a cache that is damaged', () => {
  async function filled() {
    const cache = place('cache');
    const file = folder.write(`bars-${count++}.csv`, HEADER, ...rows(10, 11, 12));
    const { reading } = await through(cache, [file]);
    const [name] = readdirSync(cache);
    return { cache, file, reading, kept: join(cache, name) };
  }

  it('is read from the data, and written anew', async () => {
    const harms: ((path: string) => void)[] = [
      (path) => truncateSync(path, statSync(path).size - 1),
      (path) => truncateSync(path, 10),
      (path) => writeFileSync(path, ''),
      (path) => writeFileSync(path, 'something else'),
      (path) => {
        const bytes = readFileSync(path);
        bytes[bytes.length >> 1] ^= 1;
        writeFileSync(path, bytes);
      },
      // Whole, but no reading.
      (path) =>
        writeFileSync(
          path,
          Buffer.concat([createHash('sha256').update('no reading').digest(), Buffer.from('no reading')]),
        ),
    ];
    for (const harm of harms) {
      const { cache, file, reading, kept } = await filled();
      harm(kept);
      const again = await through(cache, [file]);
      expect(again).toEqual({ reading, parsed: 1 });
      expect(await through(cache, [file])).toEqual({ reading, parsed: 0 });
    }
  });

  it('or cannot be written, costs nothing but time', async () => {
    const { file, reading } = await filled();
    const blocked = folder.write(`no-folder-${count++}`, 'a file');
    expect(await through(blocked, [file])).toEqual({ reading, parsed: 1 });
    expect(await through(join(blocked, 'deeper'), [file])).toEqual({ reading, parsed: 1 });
  });

  it('never hides that data are missing', async () => {
    const { cache, file } = await filled();
    rmSync(file);
    await expect(through(cache, [file])).rejects.toThrow(/is not there/);
  });
});

describe('files whose marks tell nothing', () => {
  it('are known by their bytes: written over within a tick, or with their times put back', async () => {
    const cache = place('cache');
    const file = folder.write(`bars-${count++}.csv`, HEADER, ...rows(10, 11));
    const texts = [rows(10, 11), rows(10, 12), rows(10, 13)].map((lines) => `${[HEADER, ...lines].join('\n')}\n`);
    const { atime, mtime } = statSync(file);
    for (let turn = 0; turn < 30; turn++) {
      writeFileSync(file, texts[turn % 3]);
      utimesSync(file, atime, mtime);
      const found = await through(cache, [file]);
      expect(found.reading.dataset.bars[0].close[1]).toBe(11 + (turn % 3));
      expect(await through(cache, [file])).toEqual({ ...found, parsed: 0 });
    }
  });

  it('and a label that trusts them too much does not hide that they differ', async () => {
    const cache = place('cache');
    const file = folder.write(`bars-${count++}.csv`, HEADER, ...rows(10, 11));
    await through(cache, [file]);
    const [name] = readdirSync(cache);
    const relabel = () => {
      const open = openColumns(join(cache, name));
      open.relabel(JSON.stringify({ ...(JSON.parse(open.label) as object), at: '9000000000000000000' }));
      open.close();
    };
    relabel();
    expect((await through(cache, [file])).parsed).toBe(0);
    const { atime, mtime } = statSync(file);
    writeFileSync(file, `${[HEADER, ...rows(10, 12)].join('\n')}\n`);
    utimesSync(file, atime, mtime);
    const found = await through(cache, [file]);
    expect([found.parsed, found.reading.dataset.bars[0].close[1]]).toEqual([1, 12]);
    // The same bytes under new marks are the same data.
    relabel();
    writeFileSync(file, readFileSync(file));
    expect((await through(cache, [file])).parsed).toBe(0);
  });
});

describe('the folder', () => {
  it('and what lies in it are for this user alone', async () => {
    const cache = place('cache');
    await through(cache, [folder.write(`bars-${count++}.csv`, HEADER, ...rows(10, 11))]);
    const modes = [cache, ...readdirSync(cache).map((name) => join(cache, name))].map(
      (path) => statSync(path).mode & 0o777,
    );
    expect(modes).toEqual(process.platform === 'win32' ? modes : [0o700, 0o600]);
  });

  it('drops what was written first, and leaves what is not its own', async () => {
    const cache = place('cache');
    mkdirSync(cache);
    writeFileSync(join(cache, 'mine.txt'), 'mine');
    const old = (name: string, age: number) => {
      writeFileSync(join(cache, name), '');
      // A hole in a file counts as bytes, and takes none.
      truncateSync(join(cache, name), 400 * 2 ** 20);
      utimesSync(join(cache, name), 1_000_000 - age, 1_000_000 - age);
    };
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
    old(a, 1);
    old(b, 2);
    old(c, 3);
    const file = folder.write(`bars-${count++}.csv`, HEADER, ...rows(10, 11));
    await through(cache, [file]);
    const left = readdirSync(cache);
    expect([a, b, c, 'mine.txt'].map((name) => left.includes(name))).toEqual([true, true, false, true]);
    expect(left.length).toBe(4);
  });
});

/** A reading is plain: nothing in it could be lost on the way to a file and back. */
const isPlain = (value: unknown): boolean => typeof value !== 'function' && typeof value !== 'symbol';

it('a reading holds plain values only', async () => {
  const dir = place('plain');
  writeDataset(dir, SCENARIOS.demo.make(resolveParams(SCENARIOS.demo.params, { market: 'hong-kong' })));
  const reading: Reading = await read([dir]);
  const walk = (value: unknown): boolean => {
    if (value instanceof Map) return [...value.entries()].every((pair) => walk(pair));
    if (ArrayBuffer.isView(value)) return value.byteLength === value.buffer.byteLength;
    return isPlain(value) && (typeof value !== 'object' || value === null || Object.values(value).every(walk));
  };
  expect(walk(reading)).toBe(true);
});
