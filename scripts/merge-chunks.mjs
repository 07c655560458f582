// Merges the shared chunks of a split build: those that the same ways of starting load become one file.
//
// esbuild cuts a chunk for every set of entries that reach the same sources: some two hundred, of which a run loaded 115. A file
// costs half a millisecond to find, read and link, so that merging them took a run from 6.2 times an empty Node to 5.2 (CPU; 4.98
// to 4.08 on the clock). What is merged is loaded together by each of the ways that matter; others may load a little more.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix, relative as between } from 'node:path';
import { build } from 'esbuild';

const FACE = 'face-of-a-merged-chunk';

/** Bundles the files of a split build anew into `outdir`.
 *
 *  `split` is the folder of that build, whose package.json lets all that a chunk does when it is loaded be kept; `outputs` are those of its metafile, by
 *  paths relative to it. `ways` are sources of entries: what each of them imports at once is one way of starting. `options` are esbuild's. */
export async function mergeChunks({ split, outdir, outputs, ways, options }) {
  const merged = groupsOf(outputs, ways);
  /** Where the code of a file of the split build comes to lie. */
  const home = new Map(Object.keys(outputs).map((file) => [file, file]));
  for (const [group, members] of merged) for (const member of members) home.set(member, group);
  const entries = [...new Set(home.values())].filter((file) => file.endsWith('.js'));
  const relative = (from, to) => {
    const path = posix.relative(posix.dirname(from), to);
    return path.startsWith('.') ? path : `./${path}`;
  };
  const nameIn = (member, name) => `${name}_${merged.get(home.get(member)).indexOf(member)}`;
  const joining = {
    name: 'merge-chunks',
    setup(building) {
      building.onResolve({ filter: /./ }, ({ path, importer, kind, namespace }) => {
        if (kind === 'entry-point')
          return merged.has(path) ? { path, namespace: 'group' } : { path: join(split, path) };
        if (namespace === 'group') return { path: join(split, path) };
        if (!path.startsWith('.') || namespace === FACE) return { path, external: true };
        const from = between(split, importer).replaceAll('\\', '/');
        const to = posix.join(posix.dirname(from), path);
        if (!home.has(to)) throw new Error(`${from} imports ${path}, which the split build did not write`);
        if (home.get(from) === home.get(to)) return { path: join(split, to) };
        const file = relative(home.get(from), home.get(to));
        // An import without names says that the other is loaded first, and needs none.
        if (home.get(to) === to || isBare(importer, path)) return { path: file, external: true };
        return { path: `${file}?${to}`, namespace: FACE };
      });
      // All that its members export, under names that no two of them share.
      building.onLoad({ filter: /./, namespace: 'group' }, ({ path }) => ({
        contents: merged
          .get(path)
          .map((member) => {
            const names = outputs[member].exports.map((name) => `${name} as ${nameIn(member, name)}`);
            return `import ${JSON.stringify(member)};\nexport { ${names.join(', ')} } from ${JSON.stringify(member)};\n`;
          })
          .join(''),
      }));
      // What one of them exports, for a file that imports it under its own names.
      building.onLoad({ filter: /./, namespace: FACE }, ({ path }) => {
        const [file, member] = path.split('?');
        const names = outputs[member].exports.map((name) => `${nameIn(member, name)} as ${name}`);
        return { contents: `export { ${names.join(', ')} } from ${JSON.stringify(file)};\n` };
      });
    },
  };
  await build({
    ...options,
    entryPoints: entries.map((file) => ({ in: file, out: file.slice(0, -'.js'.length) })),
    outdir,
    bundle: true,
    splitting: false,
    plugins: [joining],
  });
}

/** Path of a merged file -> the chunks in it. It is named for what they hold, since the name of a chunk changes with its content. */
function groupsOf(outputs, ways) {
  const loadedBy = new Map();
  for (const [way, source] of ways.entries()) {
    const entry = Object.keys(outputs).find((file) => outputs[file].entryPoint === source);
    if (entry === undefined) throw new Error(`Nothing is built of ${source}`);
    for (const file of loadedAtOnce(outputs, entry)) loadedBy.set(file, [...(loadedBy.get(file) ?? []), way]);
  }
  const groups = new Map();
  for (const [file, by] of loadedBy) {
    if (outputs[file].entryPoint !== undefined) continue;
    groups.set(by.join(), [...(groups.get(by.join()) ?? []), file]);
  }
  return new Map(
    [...groups].map(([by, members]) => {
      const hash = createHash('sha256').update(members.join()).digest('hex').slice(0, 8).toUpperCase();
      return [`chunks/shared-${by.replaceAll(',', '')}-${hash}.js`, members];
    }),
  );
}

/** A file and all that it imports, directly or not, but for what is imported later. Imports come before what imports them. */
function loadedAtOnce(outputs, entry) {
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of outputs[file].imports) {
      if (kind === 'import-statement' && !external) visit(path);
    }
  };
  visit(entry);
  return [...seen];
}

/** Whether a file of the split build imports another for its effects alone. */
function isBare(importer, path) {
  const text = readFileSync(importer, 'utf8');
  return text.includes(`import "${path}";`) && !text.includes(`from "${path}";`);
}
