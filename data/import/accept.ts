// Which of the files that were read may go into a directory beside what it holds already.

import type { ManifestContent, ManifestSource } from './manifest.js';
import { keyOf } from './plan.js';

/** What becomes of a source. */
export interface Verdict {
  readonly name: string;
  /** `new` goes in, `there` is in it already, `refused` does not go in. */
  readonly what: 'new' | 'there' | 'refused';
  /** Why it is refused, or where it is already; empty for a new one. */
  readonly why: string;
}

const keysOf = ({ contents }: ManifestSource): string => contents.map(keyOf).sort().join('\n');

const isSame = (a: ManifestSource, b: ManifestSource): boolean =>
  a.sha256 === b.sha256 &&
  a.format === b.format &&
  JSON.stringify(Object.entries(a.assumed).sort()) === JSON.stringify(Object.entries(b.assumed).sort());

const frequencyOf = (contents: readonly ManifestContent[]): ManifestContent['frequency'] =>
  contents.find(({ frequency }) => frequency === 'daily')?.frequency ??
  contents.find(({ frequency }) => frequency !== undefined)?.frequency;

/** A verdict on each of the sources, in order of name. With `replace` a changed file takes the place of the former one of its name. */
export function verdictsOf(
  held: readonly ManifestSource[],
  read: readonly ManifestSource[],
  replace: boolean,
): readonly Verdict[] {
  const frequency =
    frequencyOf(held.flatMap(({ contents }) => contents)) ?? frequencyOf(read.flatMap(({ contents }) => contents));
  const spelled = new Map(held.flatMap(({ contents }) => contents.map(keyOf)).map((key) => [key.toLowerCase(), key]));
  const taken: ManifestSource[] = [...held];
  return [...read]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((source): Verdict => {
      const { name, contents, events } = source;
      const former = held.find((one) => one.name === name);
      if (former && isSame(former, source)) return { name, what: 'there', why: 'is in the directory already' };
      const twin = taken.find(
        (one) =>
          one !== former && one.sha256 === source.sha256 && keysOf(one) === keysOf(source) && isSame(one, source),
      );
      if (twin) return { name, what: 'there', why: `has the same bytes as ${twin.name}` };
      const refused = (why: string): Verdict => ({ name, what: 'refused', why });
      if (former && !replace) {
        const how = former.sha256 === source.sha256 ? 'with other assumptions' : 'when it held something else';
        return refused(`was imported before, ${how}: pass --replace to put it in the place of the former one`);
      }
      if (contents.length === 0 && events.length === 0) return refused('holds no rows that can be used');
      const other = contents.find((one) => one.frequency !== undefined && one.frequency !== frequency);
      if (other) {
        return refused(
          `holds ${other.frequency} bars, while the directory holds ${frequency} ones: import it into a directory of its own`,
        );
      }
      const clash = contents.map(keyOf).find((key) => (spelled.get(key.toLowerCase()) ?? key) !== key);
      if (clash !== undefined) {
        const known = spelled.get(clash.toLowerCase())!;
        return refused(
          `names ${clash}, which differs from ${known} by capitals alone: name it with --assume symbol=${known}`,
        );
      }
      for (const key of contents.map(keyOf)) spelled.set(key.toLowerCase(), key);
      taken.push(source);
      return { name, what: 'new', why: '' };
    });
}

/** The new sources that would be used in the place of one that the directory uses now, with the key of what they hold. */
export function displacing(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly { readonly name: string; readonly key: string; readonly former: string }[] {
  return [...after].flatMap(([key, name]) => {
    const former = before.get(key);
    return former === undefined || former === name ? [] : [{ name, key, former }];
  });
}
