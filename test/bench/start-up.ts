// How long whole processes take, beside an empty one.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { UserError } from 'tidemark';

import { wander } from './market.js';
import { timed } from './measure.js';
import type { Row } from './record.js';

/** Ten years of days. */
const DAYS = 2500;

/** Daily bars of one instrument as CSV. */
export function writeDays(path: string, days: number): void {
  const { time, assets } = wander(days);
  const { open, high, low, close, volume } = assets[0].raw;
  const rows = Array.from(time, (at, row) =>
    [new Date(at).toISOString().slice(0, 10), open[row], high[row], low[row], close[row], volume[row]].join(','),
  );
  writeFileSync(path, `date,open,high,low,close,volume\n${rows.join('\n')}\n`);
}

/** Times an empty process and those of the command line in turn. The folder of a result is there from the second round on, as it is for
 *  whoever runs again; caches are the user's own, elsewhere. */
export function startUp(rounds: number): readonly Row[] {
  const cli = fileURLToPath(new URL('./cli.js', import.meta.url));
  if (!existsSync(cli)) throw new UserError(`There is no ${cli}; run "npm run build" first.`);
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), XDG_DATA_HOME: join(folder, 'data') };
  const node = (args: readonly string[]) => () => execFileSync(process.execPath, args, { stdio: 'ignore', env });
  try {
    const data = join(folder, 'made.csv');
    writeDays(data, DAYS);
    const run = [cli, 'run', 'sma-cross', '--data', data];
    return timed(rounds, {
      name: 'start',
      of: 'processes',
      contenders: {
        'node -e 0': node(['-e', '0']),
        'tidemark list': node([cli, 'list']),
        'tidemark run': node(run),
        'tidemark run --out': node([...run, '--out', join(folder, 'result')]),
      },
      targets: {
        'tidemark list': { times: 2.5 },
        'tidemark run': { times: 5 },
        'tidemark run --out': { times: 9 },
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
