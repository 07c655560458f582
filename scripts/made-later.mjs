// A plugin of the build: packages that yargs needs for its help alone are evaluated when a help is first shown.
//
// cliui and string-width make regular expressions of Unicode properties when they are loaded, which takes 0.4 of a start of Node; and
// node:assert loads the colours of the terminal.

const LATER = /^(cliui|string-width|assert)$/;
const OWN = 'made-later';

/** Puts a function in the place of what yargs imports by default, which loads it when it is first called. */
export const madeLater = {
  name: OWN,
  setup(building) {
    building.onResolve({ filter: LATER }, ({ path, importer, resolveDir, kind }) =>
      kind === 'import-statement' && /[\\/]yargs[\\/]lib[\\/]/.test(importer)
        ? { path, namespace: OWN, pluginData: resolveDir }
        : undefined,
    );
    building.onLoad({ filter: /./, namespace: OWN }, ({ path, pluginData }) => ({
      resolveDir: pluginData,
      contents:
        path === 'assert'
          ? `import { createRequire } from 'node:module';
             const fail = (name, given) => createRequire(import.meta.url)('node:assert')[name](...given);
             export const strictEqual = (...given) => Object.is(given[0], given[1]) || fail('strictEqual', given);
             export const notStrictEqual = (...given) => !Object.is(given[0], given[1]) || fail('notStrictEqual', given);`
          : `export default (...given) => require(${JSON.stringify(path)}).default(...given);`,
    }));
  },
};
