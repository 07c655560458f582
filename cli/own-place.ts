// Lets a user's file know where it lies, although what runs is a compiled copy of it elsewhere.

import { readFileSync } from 'node:fs';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader, Plugin } from 'esbuild';

const FACTS = {
  url: (path: string) => pathToFileURL(path).href,
  dirname: (path: string) => dirname(path),
  filename: (path: string) => path,
} as const;
type Fact = keyof typeof FACTS;

const NAMES = Object.keys(FACTS) as Fact[];
const variable = (fact: Fact): string => `__tidemark_${fact}`;

/** What `import.meta.url` and the like become in the code: variables that `ownPlace` declares. */
export const PLACE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  NAMES.map((fact) => [`import.meta.${fact}`, variable(fact)]),
);

const LOADERS: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.jsx': 'jsx',
};

/** Declares the variables of `PLACE_NAMES` in each file that asks for them. They hold marks with the path relative to the folder, so
 *  that the code is the same wherever it lies; `placed` puts the places in. `read` is told each file that is read. */
export const ownPlace = (folder: string, read: (file: string) => void): Plugin => ({
  name: 'own-place',
  setup(building) {
    building.onLoad({ filter: /\.[cm]?[jt]sx?$/, namespace: 'file' }, ({ path }) => {
      read(path);
      const contents = readFileSync(path, 'utf8');
      // A file without it stays as it is: an import would make a module of one that is none.
      if (!/\bimport\s*\.\s*meta\b/.test(contents)) return undefined;
      const names = NAMES.map((fact) => `${fact} as ${variable(fact)}`).join(', ');
      const from = JSON.stringify(`own-place:${relative(folder, path).split(sep).join('/')}`);
      // Behind the last line, so that no line or column of the file moves.
      return { contents: `${contents}\nimport { ${names} } from ${from};\n`, loader: LOADERS[extname(path)] ?? 'js' };
    });
    building.onResolve({ filter: /^own-place:/ }, ({ path }) => ({ path: path.slice(10), namespace: 'own-place' }));
    building.onLoad({ filter: /.*/, namespace: 'own-place' }, ({ path }) => ({
      contents: NAMES.map((fact) => `export const ${fact} = ${JSON.stringify(mark(fact, path))};`).join('\n'),
    }));
  },
});

const mark = (fact: Fact, path: string): string => `own-place ${fact} of ${encodeURI(path)}`;

/** The code with the places in it, for files in this folder. */
export const placed = (code: string, folder: string): string =>
  code.replace(/"own-place (url|dirname|filename) of ([^"\s]+)"/g, (_, fact: Fact, path: string) =>
    JSON.stringify(FACTS[fact](resolve(folder, decodeURI(path)))),
  );

/** The code with marks that do not say where packages are installed. */
export const neutralPlaces = (code: string): string =>
  code.replace(
    /"own-place (url|dirname|filename) of [^"\s]*?node_modules\/([^"\s]+)"/g,
    '"own-place $1 of node_modules/$2"',
  );
