// A plugin of the build: what yargs needs for its help alone is evaluated when a help is first shown, or left out.

const LATER = /^(cliui|string-width|assert)$/;
const OWN = 'made-later';

/** What stands in the place of a package that yargs imports by default. */
const INSTEAD = {
  // These make regular expressions of Unicode properties when they are loaded, which takes 0.4 of a start of Node.
  cliui: `export default (...given) => require('cliui').default(...given);`,
  'string-width': `export default (...given) => require('string-width').default(...given);`,
  // It asserts to itself that it has found a package.json, and catches that it has not: an error of node:assert loads the colours of the
  // terminal, a twentieth of a list.
  assert: `const hold = (held) => { if (!held) throw new Error('An assertion of yargs does not hold'); };
    export const strictEqual = (one, other) => hold(Object.is(one, other));
    export const notStrictEqual = (one, other) => hold(!Object.is(one, other));`,
};

/** Puts these in the place of what yargs imports. */
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
      contents: INSTEAD[path],
    }));
  },
};
