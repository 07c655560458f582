// Models, limits, rules and accounts that a run is given: what they change, and what the result says of them.

import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../cli/commands.js';
import { RUN_OPTIONS } from '../../cli/run-options.js';
import { COMMISSIONS } from '../../data/index.js';
import { FILL_MODELS, FILL_TIMES, LIMITS, type Params } from '../../engine/index.js';
import { refused } from './refused.js';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

const EXAMPLES = fileURLToPath(new URL('../../docs/examples', import.meta.url));

/** A folder with one instrument without a market, and a list that buys 150 units and sells them. */
function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder();
  write(folder, {
    'X.csv': PLAIN.join('\n'),
    'orders.csv': 'date,symbol,side,quantity,tif\n2024-01-03,X,buy,150,\n2024-01-08,X,sell,150,gtc\n',
    ...files,
  });
  return folder;
}

const RUN = ['run', 'order-replay', '--orders', 'orders.csv', '--data', 'X.csv'];

/** Runs the list and yields run.json with the fills as [quantity, price, commission] in the order of their date. */
function result(folder: string, ...words: string[]) {
  const done = tidemark(folder, [...RUN, ...words, '--out', 'out']);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  const [header, ...lines] = readFileSync(join(folder, 'out/fills.csv'), 'utf8').trim().split('\n');
  const at = ['quantity', 'price', 'commission'].map((name) => header.split(',').indexOf(name));
  const fills = lines.map((line) => at.map((cell) => Number(line.split(',')[cell])));
  const record = JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8'));
  return { record, fills, page: readFileSync(join(folder, 'out/report.html'), 'utf8'), stdout: done.stdout };
}

test('a model of the table, with a param', () => {
  const { record, fills } = result(folderWith(), '--slippage', 'volume-share:k=0.2');
  const cost = (price: number) => price * 0.2 * 0.15 * 0.15;
  expect(fills[0][1]).toBeCloseTo(101.5 + cost(101.5), 9);
  expect(fills[1][1]).toBeCloseTo(106.5 - cost(106.5), 9);
  expect(record.configuration.slippage).toEqual({
    name: 'volume-share',
    about: FILL_MODELS['volume-share'].about,
    params: { k: 0.2, cap: 1, assumed: 0.1 },
  });
});

test('a model and a limit of the user’s own, by path', () => {
  const folder = folderWith();
  for (const file of ['opening-cost.ts', 'way-out.ts']) copyFileSync(join(EXAMPLES, file), join(folder, file));
  const limit = ['--limit', 'largest-weight:max=0.5', './way-out.ts:days=2,share=0.05'];
  const { record, fills } = result(folder, '--slippage', 'opening-cost.ts:bps=4', ...limit);
  // Two days of a twentieth of 1000 units; the sale closes them and opens 50.
  expect(fills.map(([quantity]) => quantity)).toEqual([100, 150]);
  // Twice as many basis points at an open.
  expect(fills[0][1]).toBeCloseTo(101.5 * 1.0008, 9);
  const { slippage, limits } = record.configuration;
  expect(slippage).toMatchObject({ name: 'opening-cost.ts', params: { bps: 4 } });
  expect(limits).toMatchObject([
    { name: 'largest-weight', params: { max: 0.5 } },
    { name: './way-out.ts', params: { days: 2, share: 0.05 } },
  ]);
  for (const { sourceHash } of [slippage, limits[1]]) expect(sourceHash).toMatch(/^[0-9a-f]{64}$/);
  expect(limits[0]).not.toHaveProperty('sourceHash');
  expect(readFileSync(join(folder, 'out/orders.csv'), 'utf8')).toContain('beyond the limit way-out');
});

test('a plugin that is none, or fails, is told by its file', () => {
  const model = (body: string) =>
    `import { fillModel } from 'tidemark';\nexport default fillModel({\n  about: 'A test.',\n  params: {},\n  make: () => (moment) => {\n    ${body}\n  },\n});\n`;
  const folder = folderWith({
    'three.ts': 'export default 3',
    'negative.ts': model('return -1;'),
    'broken.ts': model('return moment.gone.price;'),
  });
  refused(
    folder,
    [...RUN, '--slippage', 'three.ts'],
    /three\.ts holds no fill model; it needs "export default fillModel\(/,
  );
  refused(folder, [...RUN, '--limit', 'three.ts'], /three\.ts holds no limit; it needs "export default limit\(/);
  refused(folder, [...RUN, '--limit', 'negative.ts'], /negative\.ts holds no limit/);
  refused(folder, [...RUN, '--slippage', 'three'], /no fill model "three"; did you mean the file three\.ts\?/);
  const negative = tidemark(folder, [...RUN, '--slippage', 'negative.ts']);
  expect(negative).toMatchObject({ code: 1, stdout: '' });
  expect(negative.stderr).toMatch(/^[^\n]*"negative\.ts" says that [^\n]* costs -1 a unit; [^\n]*\n$/);
  // The strategy's line led there, and is not the one to mend.
  write(folder, {
    'limit.ts':
      "import { limit } from 'tidemark';\nexport default limit({ about: 'x', params: {}, make: () => () => NaN });\n",
    'buys.ts':
      "import { strategy } from 'tidemark';\nexport default strategy({ about: 'x', params: {}, prepare: (_, { assets: [a] }) => (ctx) => ctx.target(1, a) });\n",
  });
  const limited = tidemark(folder, ['run', 'buys.ts', '--data', 'X.csv', '--limit', 'limit.ts']);
  expect(limited).toMatchObject({ code: 1, stdout: '' });
  expect(limited.stderr).toMatch(/^The run failed on 2024-01-02: The limit "limit" allows NaN units; [^\n]*\n$/);
  const broken = tidemark(folder, [...RUN, '--slippage', 'broken.ts']);
  expect(broken).toMatchObject({ code: 1, stdout: '' });
  expect(broken.stderr).toMatch(/^broken\.ts:6: [^\n]*'price'[^\n]*\n$/);
});

test('a file of rules replaces the market’s figures, and its hash is in the result', () => {
  const rules = 'symbol,from,commission,commission-minimum\nX,2024-01-06,0.001,50\n';
  const folder = folderWith({ 'rules.csv': rules });
  const { record, fills } = result(folder, '--costs', 'rules.csv');
  expect(fills.map(([, , commission]) => commission)).toEqual([0, 50]);
  expect(record.configuration).toMatchObject({
    costs: 'rules.csv',
    costsHash: createHash('sha256').update(rules).digest('hex'),
  });
  write(folder, { 'rules.csv': rules.replace('0.001', '-0.001') });
  refused(folder, [...RUN, '--costs', 'rules.csv'], /^rules\.csv:2.*-0\.001/);
});

test('a commission by name, with and without the other costs', () => {
  const folder = folderWith({ 'm/instruments.csv': 'symbol,market\nX,XNYS\n', 'm/bars/X.csv': PLAIN.join('\n') });
  const words = ['--data', 'm', '--commission', 'us-per-share'];
  const run = (...more: string[]) => {
    const list = ['run', 'order-replay', '--orders', 'orders.csv', ...words, ...more, '--format', 'json'];
    const { code, stdout } = tidemark(folder, list);
    expect(code).toBe(0);
    return JSON.parse(stdout).metrics as Record<string, number>;
  };
  // 150 shares at half a cent come to less than the minimum of a dollar; twice.
  expect(run('--costs', 'zero').costs).toBeCloseTo(2, 9);
  expect(run().costs).toBeGreaterThan(2);
});

test('a volume cap leaves the rest of an order to its time in force', () => {
  const { fills, record } = result(folderWith(), '--volume-cap', '0.1');
  // The order of the day ends with 100, and so the sale of 150 opens a short position by 50 on its second day.
  expect(fills.map(([quantity]) => quantity)).toEqual([100, 100, 50]);
  expect(record.configuration.volumeCap).toBe(0.1);
  const cash = result(folderWith(), '--volume-cap', '0.1', '--account', 'cash');
  expect(cash.fills.map(([quantity]) => quantity)).toEqual([100, 100]);
});

test('the account, its credit and its currencies reach the run', () => {
  const options = {
    account: 'margin',
    leverage: '2',
    conversion: 'held',
    'conversion-spread': '5',
    'credit-rate': '0.02',
    'debit-rate': '0.05',
    fill: 'next-close',
    intrabar: 'optimistic',
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const { record, fills } = result(folderWith(), ...words);
  expect(record.configuration).toMatchObject({
    account: 'margin',
    leverage: 2,
    conversion: 'held',
    conversionSpread: 5,
    creditRate: 0.02,
    debitRate: 0.05,
    fill: 'next-close',
    intrabar: 'optimistic',
  });
  expect(fills.map(([, price]) => price)).toEqual([102, 107]);
});

test('same-close is filled at the close of the decision, and refused for two markets', () => {
  const folder = folderWith({
    'm/instruments.csv': 'symbol,market,currency\nX,XNYS,USD\nY,XHKG,USD\n',
    'm/bars/X.csv': PLAIN.join('\n'),
    'm/bars/Y.csv': PLAIN.join('\n'),
  });
  const { fills, stdout } = result(folder, '--fill', 'same-close');
  expect(fills.map(([, price]) => price)).toEqual([101, 106]);
  expect(stdout).toMatch(/Optimistic/);
  refused(folder, ['run', 'buy-and-hold', '--data', 'm', '--fill', 'same-close'], /same close.*one market/);
});

test('contracts are read as one continuous future, which is what trades', () => {
  const lines = PLAIN.map((line, at) => (at === 0 ? line : line.replace(/1000$/, '2000')));
  const folder = folderWith({
    'm/instruments.csv':
      'symbol,market,currency,kind,multiplier,underlying,expiry\nF1,none,CNY,future,1,F,2024-01-10\nF2,none,CNY,future,1,F,2024-01-13\n',
    'm/bars/F1.csv': PLAIN.slice(0, 10).join('\n'),
    'm/bars/F2.csv': lines.join('\n'),
  });
  const run = (word: string) => {
    const words = ['run', 'buy-and-hold', '--data', 'm', '--continuous', word, '--format', 'json'];
    const { code, stdout } = tidemark(folder, words);
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };
  const record = run('F:expiry:2');
  expect(record.data.assets.map(({ symbol }: { symbol: string }) => symbol)).toEqual(['F']);
  expect(record.configuration.continuous).toEqual(['F:expiry:2']);
  expect(run('F').configuration.continuous).toEqual(['F:expiry:5']);
  expect(run('F:volume').configuration.continuous).toEqual(['F:volume:5']);
});

test('--doubt shows both readings of the bars that do not say what came first', () => {
  const orders =
    'date,symbol,side,quantity,type,limit,stop,tif,group\n2024-01-03,X,buy,100,,,,,\n2024-01-05,X,sell,100,limit,104.5,,gtc,o\n2024-01-05,X,sell,100,stop,,103.2,gtc,o\n';
  const folder = folderWith({ 'orders.csv': orders });
  const [worse, better] = ['pessimistic', 'optimistic'].map((reading) => result(folder, '--intrabar', reading).record);
  expect(worse.metrics.finalEquity).toBeLessThan(better.metrics.finalEquity);
  const { record } = result(folder, '--doubt');
  expect(record.metrics).toEqual(worse.metrics);
  expect(record.doubt.bars).toBe(1);
  expect(record.doubt.metrics.finalEquity).toEqual([worse.metrics.finalEquity, better.metrics.finalEquity]);
});

test('the command in the page repeats a run with everything set', () => {
  const folder = folderWith({ 'rules.csv': 'symbol,commission\nX,0.001\n' });
  copyFileSync(join(EXAMPLES, 'opening-cost.ts'), join(folder, 'opening-cost.ts'));
  const models = ['--slippage', 'opening-cost.ts:bps=2', '--limit', 'largest-weight:max=0.4', '--limit', 'cash-floor'];
  const costs = ['--costs', 'rules.csv', '--volume-cap', '0.2', '--fill', 'next-close', '--intrabar', 'optimistic'];
  const account = ['--leverage', '1.5', '--credit-rate', '0.01', '--conversion-spread', '3', '--doubt'];
  const command = ['run', 'buy-and-hold', '--data', 'X.csv', ...models, ...costs, ...account, '--out'];
  expect(tidemark(folder, [...command, 'one']).code).toBe(0);
  const page = readFileSync(join(folder, 'one/report.html'), 'utf8');
  const line = /tidemark run [^<]*/.exec(page)?.[0].replaceAll('&#39;', "'") ?? '';
  const again = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  expect(tidemark(folder, [...again.slice(1), '--out', 'two']).code).toBe(0);
  const record = (name: string) => readFileSync(join(folder, name, 'run.json'), 'utf8');
  expect(record('two')).toBe(record('one'));
});

test.each([
  ['models', FILL_MODELS],
  ['limits', LIMITS],
  ['commissions', COMMISSIONS],
] as const)('list %s shows each with its params', (what, table) => {
  const { code, stdout, stderr } = tidemark(emptyFolder(), ['list', what]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const [name, entry] of Object.entries(table)) {
    expect(stdout).toContain(`${name}\n  ${entry.about}`);
    const params: Params = 'params' in entry ? entry.params : {};
    for (const param of Object.values(params)) expect(stdout).toContain(param.about);
  }
  const listed = JSON.parse(tidemark(emptyFolder(), ['list', what, '--format', 'json']).stdout);
  expect(listed.map(({ name }: { name: string }) => name)).toEqual(Object.keys(table));
});

test('what the help says can be given is what there is', () => {
  expect(RUN_OPTIONS.fill.choices).toEqual(FILL_TIMES);
  expect(COMMANDS.list.words.what).toBe(
    'strategies (the default), scenarios, samplers, metrics, models, limits, formats, commissions, providers or import-formats',
  );
});
