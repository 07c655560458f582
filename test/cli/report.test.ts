// `tidemark report`: what a folder tells without its data, in every format.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rendererOf } from '../../cli/renderer.js';
import { RENDERERS } from '../../reports/render/index.js';
import { contents, emptyFolder, SP500, tidemark, write } from './tidemark.js';

const RUN = ['run', 'sma-cross', '--data', SP500, '--ledger', 'none', '--out', 'out', '--benchmark', 'sp500-2000'];

describe('tidemark report', () => {
  it('makes the very bytes of the page, of run.json and of every text that the run made', () => {
    const here = emptyFolder();
    const ran = tidemark(here, RUN);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const before = contents(join(here, 'out'));
    rmSync(join(here, 'out', 'report.html'));
    const again = tidemark(here, ['report', 'out']);
    expect(again).toMatchObject({ code: 0, stderr: '', stdout: ran.stdout });
    expect(contents(join(here, 'out'))).toEqual(before);
    for (const format of Object.keys(RENDERERS)) {
      const direct = tidemark(here, [...RUN.slice(0, 6), '--benchmark', 'sp500-2000', '--format', format]);
      const read = tidemark(here, ['report', 'out', '--format', format]);
      expect({ format, ...read }).toEqual({ format, ...direct });
      expect(read).toMatchObject({ code: 0, stderr: '' });
    }
    expect(tidemark(here, ['report', 'out', '--format', 'json']).stdout).toBe(before['run.json']);
    expect(contents(join(here, 'out'))).toEqual(before);
  });

  it('speaks Chinese where it is asked to', () => {
    const here = emptyFolder();
    tidemark(here, RUN);
    expect(tidemark(here, ['report', 'out', '--lang', 'zh'])).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(here, 'out', 'report.html'), 'utf8')).toContain('<html lang="zh');
    expect(tidemark(here, ['report', 'out', '--lang', 'de']).stderr).toBe('--lang is "de"; it can be en, zh.\n');
  });

  it('takes a renderer of one’s own', () => {
    const here = emptyFolder();
    tidemark(here, RUN);
    write(here, {
      'line.ts': `import { num, renderer } from 'tidemark';
export default renderer({
  about: 'One line.',
  params: { digits: num(2, { min: 0, max: 9, about: 'digits' }) },
  make: ({ digits }) => ({ metrics, configuration }) => \`\${configuration.strategy} \${metrics.sharpe.toFixed(digits)}\\n\`,
});
`,
      'none.ts': 'export default 3;\n',
    });
    expect(tidemark(here, ['report', 'out', '--format', './line.ts:digits=4']).stdout).toMatch(
      /^sma-cross -?\d\.\d{4}\n$/,
    );
    expect(tidemark(here, ['report', 'out', '--format', './none.ts']).stderr).toBe(
      './none.ts holds no format; it needs "export default renderer({ … })", imported from "tidemark".\n',
    );
    expect(tidemark(here, ['report', 'out', '--format', 'htm']).stderr).toBe(
      'There is no format "htm"; did you mean html?\n',
    );
  });

  it('says in one sentence what is wrong with a folder', () => {
    const here = emptyFolder();
    tidemark(here, RUN);
    const said = (dir: string) => {
      const { code, stderr, stdout } = tidemark(here, ['report', dir]);
      expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 });
      return stderr;
    };
    expect(said('nowhere')).toBe('nowhere is not a folder; give a folder that "tidemark run --out" wrote.\n');
    const page = readFileSync(join(here, 'out', 'report.html'));
    writeFileSync(join(here, 'out', 'fills.csv'), 'seq,date\n1,2\n');
    expect(said('out')).toMatch(/^out\/fills\.csv has no column order/);
    rmSync(join(here, 'out', 'prices.csv'));
    writeFileSync(join(here, 'out', 'run.json'), '{"version":');
    expect(said('out')).toMatch(/^out\/run\.json is not JSON/);
    expect(readFileSync(join(here, 'out', 'report.html'))).toEqual(page);
    expect(said('out/run.json')).toBe('out/run.json is not a folder; give a folder that "tidemark run --out" wrote.\n');
  });

  it('refuses bytes for a terminal before anything runs', async () => {
    const { isTTY } = process.stdout;
    process.stdout.isTTY = true;
    onTestFinished(() => void (process.stdout.isTTY = isTTY));
    await expect(rendererOf({ format: 'png' })).rejects.toThrow('nothing for a terminal; send it to a file');
    expect((await rendererOf({ format: 'svg' })).name).toBe('svg');
  });

  it('says how else the report is to be had where the page cannot be written', () => {
    const here = emptyFolder();
    tidemark(here, RUN);
    rmSync(join(here, 'out', 'report.html'));
    mkdirSync(join(here, 'out', 'report.html'));
    expect(tidemark(here, ['report', 'out'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'out/report.html is a folder; give --format to print it instead.\n',
    });
  });
});
