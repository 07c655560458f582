// The same command gives the same bytes, wherever and whenever it is given.

import { expect, test } from 'vitest';
import { contents, emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

/** Settings of a machine that must not reach a result. */
const MACHINES: readonly Readonly<Record<string, string>>[] = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', FORCE_COLOR: '1', COLUMNS: '40' },
  { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', NO_COLOR: '1' },
];

const MARKET = {
  'market/instruments.csv': 'symbol,name,market,kind\n510300,CSI 300,XSHG,etf\nSH.X,Öl & Şeker,XSHG,etf\n',
  'market/bars/510300.csv': PLAIN.join('\n'),
  'market/bars/SH.X.csv': [PLAIN[0], ...PLAIN.slice(3)].join('\n'),
  'market/actions.csv': 'symbol,ex_date,kind,value,pay_date\n510300,2024-01-08,dividend,1.5,2024-01-10\n',
  'market/series/flow@510300.csv':
    'date,value,published\n2024-01-03,5,2024-01-04T01:00:00Z\n2024-01-04,6,2024-01-05T09:00:00+08:00\n',
};

const STRATEGY = `
import { int, strategy } from 'tidemark';
export default strategy({
  about: 'Draws by chance.',
  params: { lots: int(3, { about: 'most lots' }) },
  prepare({ lots }, { assets }) {
    return (ctx) => {
      for (const asset of assets) {
        const side = ctx.random() < 0.6 ? 1 : -1;
        ctx.order({ asset, side, quantity: 100 * Math.ceil(lots * ctx.random()) });
      }
    };
  },
});
`;

test('on any machine, in any folder, from a cold or a warm cache', () => {
  const results = MACHINES.map((env) => {
    const folder = emptyFolder();
    write(folder, { ...MARKET, 'mine.ts': STRATEGY });
    const words = ['run', './mine.ts', '--data', 'market', '--cash', '50000', '--benchmark', '510300', '--out', 'out'];
    const first = tidemark(folder, words, env);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const files = contents(folder);
    const second = tidemark(folder, words, env);
    expect(second).toEqual(first);
    expect(contents(folder)).toEqual(files);
    return { stdout: first.stdout, files };
  });
  for (const result of results) expect(result).toEqual(results[0]);
  expect(results[0].files['out/fills.csv'].split('\n').length).toBeGreaterThan(5);
});

test('another seed gives another run', () => {
  const folder = emptyFolder();
  write(folder, { ...MARKET, 'mine.ts': STRATEGY });
  const run = (seed: string) =>
    tidemark(folder, ['run', 'mine.ts', '--data', 'market', '--seed', seed, '--format', 'json']);
  const metrics = ['1', '2'].map((seed) => JSON.parse(run(seed).stdout).metrics);
  expect(metrics[0]).not.toEqual(metrics[1]);
});
