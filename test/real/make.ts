// Makes the real data directories for trials by hand:
//   npx esbuild test/real/make.ts --bundle --platform=node --format=esm --outfile=/tmp/make.mjs && node /tmp/make.mjs DIR

import { join } from 'node:path';
import { flowsDirectory, mainlandDirectory, reasonToSkip, threeMarketsDirectory, usDirectory } from './market.js';

const target = process.argv[2];
const reason = reasonToSkip();
if (!target || reason !== '') {
  process.stderr.write(`${reason || 'Name the folder to write to.'}\n`);
  process.exitCode = 2;
} else {
  const all = { mainland: mainlandDirectory, us: usDirectory, flows: flowsDirectory, three: threeMarketsDirectory };
  for (const [name, make] of Object.entries(all)) {
    process.stdout.write(`${make(join(target, name))}\n`);
  }
}
