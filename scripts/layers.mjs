// Checks the import rules of .dependency-cruiser.cjs, and that nothing reads chance, a clock or the machine's habits.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import readOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import readTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { impurities, sourcesOf } from './purity.mjs';

// The test of this check gives a tree of its own that breaks every rule.
process.chdir(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));

/** What makes a result, and so may depend on nothing but its inputs. */
const PURE = ['index.ts', 'engine', 'strategies', 'data', 'reports', 'sweep', 'audit', 'test/kit', 'test/reference'];
const ALL = ['index.ts', 'engine', 'strategies', 'data', 'reports', 'sweep', 'audit', 'cli', 'test'];

/** Violations of the import rules, one sentence each. A cruise that saw nothing is one too: with a compiler that it cannot
 *  use, dependency-cruiser reports success over no modules. */
async function crossings() {
  const options = await readOptions('./.dependency-cruiser.cjs');
  const paths = ALL.filter((path) => existsSync(path));
  const { output } = await cruise(paths, options, undefined, { tsConfig: readTsConfig('tsconfig.json') });
  const { totalCruised, totalDependenciesCruised, violations } = output.summary;
  console.log(`cruised ${totalCruised} modules, ${totalDependenciesCruised} imports`);
  if (totalDependenciesCruised === 0) return ['dependency-cruiser saw no imports at all'];
  return violations.map(({ rule, from, to, cycle }) => {
    const path = cycle ? cycle.map(({ name }) => name).join(' -> ') : to;
    return `${rule.name}: ${from} -> ${path}`;
  });
}

const found = [...(await crossings()), ...sourcesOf(PURE).flatMap((file) => impurities(file))];
for (const sentence of found) console.error(sentence);
process.exitCode = found.length > 0 ? 1 : 0;
