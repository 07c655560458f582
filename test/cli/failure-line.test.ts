// What a strategy throws is told with the date and its own line, in a run and in the trials of a sweep.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

/** A strategy of eleven lines; `decide` stands in line 8, `prepare` in line 6. */
const STRATEGY = ({ top = '', valid = '', prepare = '', decide = '', made = '(ctx)' }) => `
import { above, combine, indicator, int, sma, strategy } from 'tidemark';
import { fail } from './parts/fail.js';
import { deep } from 'deep';${top}
export default strategy({ about: 'A test.', params: { n: int(1, { min: 1, about: 'a number' }) }, ${valid}
  prepare({ n }, { assets: [asset] }) { ${prepare}
    return ${made} => {
      ${decide} void [fail, deep, n, above, combine, indicator, sma, asset];
    };
  },
});
`;
const PARTS = {
  'parts/fail.ts': "// one\nexport const fail = (): never => {\n  throw new Error('failed');\n};",
  'node_modules/deep/index.js': 'export const deep = (n, f) => (n === 0 ? f() : deep(n - 1, f));',
};
const FAIL = "throw new Error('failed')";
const DECIDED = 'The strategy failed on 2024-01-05: failed';

/** The file, and what is told of it. */
const CASES: Readonly<Record<string, readonly [text: string, told: string]>> = {
  decide: [STRATEGY({ decide: `if (ctx.bar === 3) ${FAIL};` }), `decide.ts:8: ${DECIDED}`],
  imported: [STRATEGY({ decide: 'if (ctx.bar === 3) fail();' }), `parts/fail.ts:3: ${DECIDED}`],
  package: [STRATEGY({ decide: `if (ctx.bar === 3) deep(30, () => { ${FAIL}; });` }), `package.ts:8: ${DECIDED}`],
  'in-package': [
    STRATEGY({ decide: 'if (ctx.bar === 3) deep(30, null);' }),
    'in-package.ts:8: The strategy failed on 2024-01-05: f is not a function',
  ],
  prepare: [STRATEGY({ prepare: FAIL }), 'prepare.ts:6: The strategy failed while it prepared: failed'],
  step: [
    STRATEGY({
      prepare: `const s = indicator(asset.close, () => (x) => { if (x > 102) ${FAIL}; return x; });`,
      decide: 's.now;',
    }),
    `step.ts:6: ${DECIDED}`,
  ],
  ahead: [
    STRATEGY({
      prepare: `const s = sma(combine([asset.close], (x) => { if (x > 102) ${FAIL}; return x; }), 2);`,
      decide: 's.now;',
    }),
    'ahead.ts:6: The strategy failed while it prepared: failed',
  ],
  when: [
    STRATEGY({
      prepare: `const s = combine([asset.close], (x) => { if (x > 102) ${FAIL}; return 1; }); if (n > 0) return { when: s, decide() {} };`,
    }),
    'when.ts:6: The strategy failed while it prepared: failed',
  ],
  rewritten: [
    STRATEGY({ decide: "if (ctx.bar === 3) { const e = new Error('failed'); e.stack = 'none of yours'; throw e; }" }),
    DECIDED,
  ],
  stackless: [
    STRATEGY({ decide: "if (ctx.bar === 3) { const e = new Error('failed'); e.stack = [1, 2]; throw e; }" }),
    DECIDED,
  ],
  formatted: [
    STRATEGY({
      top: ' Error.prepareStackTrace = (e, calls) => `Mine\\n${calls.map((call) => `    at ${call}`).join("\\n")}`;',
      decide: `if (ctx.bar === 3) ${FAIL};`,
    }),
    `formatted.ts:8: ${DECIDED}`,
  ],
  text: [STRATEGY({ decide: "if (ctx.bar === 3) throw 'failed';" }), DECIDED],
  engine: [STRATEGY({ decide: 'asset.close.ago(-1);' }), 'engine.ts:8: The strategy failed on 2024-01-02: ago(-1): '],
  async: [STRATEGY({ made: 'async (ctx)' }), 'The strategy failed while it prepared: decide is async; '],
};

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n'), ...PARTS, ...files });
  return folder;
}

test.each(Object.entries(CASES))('%s: a run names its own line', (name, [text, told]) => {
  const file = `${name}.ts`;
  const folder = folderWith({ [file]: text });
  const words = ['--data', 'X.csv', '--ledger', 'none', '--format', 'json'];
  const { code, stdout, stderr } = tidemark(folder, ['run', file, ...words]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(told);
  expect(stderr.indexOf(told)).toBe(0);
  expect(stderr.trimEnd()).not.toMatch(/\n|engine\/|dist\//);
});

test.each(['imported', 'package', 'formatted', 'text'])(
  '%s: so do the trials of threads and of one process',
  (name) => {
    const [text, told] = CASES[name];
    // Where it lies is no part of the place: that differs from machine to machine.
    const file = `./own/${name}.ts`;
    const folder = folderWith(
      Object.fromEntries(
        Object.entries({ ...PARTS, [`${name}.ts`]: text }).map(([path, each]) => [`own/${path}`, each]),
      ),
    );
    const trials = ['1', '2'].map((jobs) => {
      const words = ['--data', 'X.csv', '--n', '1,2', '--ledger', 'none', '--jobs', jobs, '--out', jobs];
      tidemark(folder, ['sweep', file, ...words]);
      return readFileSync(join(folder, jobs, 'trials.csv'), 'utf8');
    });
    expect(trials[1]).toBe(trials[0]);
    expect(trials[0]).toContain(`,failed,${told}`);
  },
);

test('a built-in strategy has no line of yours, and a limit of yours that throws has its own', () => {
  const folder = folderWith({
    'mine.ts': STRATEGY({ decide: 'ctx.target(0.5, asset);' }),
    'own/stop.ts': `import { limit } from 'tidemark';\n\nexport default limit({ about: 'A test.', params: {}, make: () => () => {\n  ${FAIL};\n} });`,
  });
  const words = ['--data', 'X.csv', '--limit', './own/stop.ts', '--ledger', 'none'];
  for (const strategy of ['buy-and-hold', 'mine.ts']) {
    const { stderr } = tidemark(folder, ['run', strategy, ...words]);
    expect(stderr).toMatch(/^own\/stop\.ts:4: The \w+ failed on 2024-01-0\d: failed\n$/);
  }
});

test('valid that throws is told with its line', () => {
  const folder = folderWith({ 'valid.ts': STRATEGY({ valid: `valid() { ${FAIL}; },` }) });
  const { code, stderr } = tidemark(folder, ['run', 'valid.ts', '--data', 'X.csv', '--ledger', 'none']);
  expect(code).toBe(1);
  expect(stderr).toBe('valid.ts:5: The strategy failed while its params were checked: failed\n');
});

test('what it leaves running and fails is told with its line, and ends the run', () => {
  const folder = folderWith({
    'late.ts': STRATEGY({ decide: `if (ctx.bar === 3) void Promise.reject(new Error('too late'));` }),
    'later.ts': STRATEGY({ decide: `if (ctx.bar === 3) setTimeout(() => { throw new Error('too late'); }, 300);` }),
  });
  for (const file of ['late.ts', 'later.ts']) {
    const { code, stderr } = tidemark(folder, ['run', file, '--data', 'X.csv', '--ledger', 'none']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^\w+\.ts:8: Something that the strategy left running failed outside of any run: too late; /,
    );
  }
});
