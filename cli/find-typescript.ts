// Finds the TypeScript compiler: the user's own, so that a file is judged as in the user's editor, or that beside Tidemark.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type TypeScript from 'typescript';
import { UserError } from '../engine/index.js';

/** The versions whose compiler can be called from a program in the way that is used here. */
const SUPPORTED = { from: [5, 5], before: 7 } as const;

/** The compiler that is found from the folder of the strategy upwards, from the current one, or beside Tidemark. Fails with one sentence where there is none,
 *  or one that cannot be used. */
export function findTypeScript(folder: string): typeof TypeScript {
  const beside = dirname(fileURLToPath(import.meta.url));
  for (const from of [folder, '.', beside]) {
    const require = createRequire(join(resolve(from), 'here.js'));
    const path = pathFrom(require);
    if (path === undefined) continue;
    const { version } = require(path) as { version: string };
    const [major, minor] = version.split('.').map(Number);
    if (major < SUPPORTED.before && (major > SUPPORTED.from[0] || minor >= SUPPORTED.from[1])) {
      return require(join(dirname(path), 'lib', 'typescript.js')) as typeof TypeScript;
    }
    throw new UserError(
      `--typecheck cannot use typescript ${version}, which is installed here; run "npm install --save-dev typescript@6".`,
    );
  }
  throw new UserError('--typecheck needs the TypeScript compiler; run "npm install --save-dev typescript@6".');
}

/** The path of the package's description; undefined where it is not installed. */
function pathFrom(require: NodeJS.Require): string | undefined {
  try {
    const path = require.resolve('typescript/package.json');
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
