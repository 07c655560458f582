// A subject for an audit of one of the zoo's files, as the command line would make it.

import { type Feed, isStrategy, type Strategy } from '../../engine/index.js';
import type { Subject } from '../../audit/index.js';

let copies = 0;

/** A new copy of the module: a query makes the runner evaluate it again, while the engine stays one. */
async function fresh(file: string): Promise<Strategy> {
  const { default: strategy } = (await import(/* @vite-ignore */ `${file}?copy=${++copies}`)) as { default: unknown };
  if (!isStrategy(strategy)) throw new TypeError(`${file} holds no strategy`);
  return strategy;
}

/** The line of the file in a stack, by the end of its name. */
function placeIn(error: Error, file: string): string | undefined {
  const name = file.split('/').at(-1)!;
  const line = error.stack?.split('\n').find((frame) => frame.includes(`/${name}`));
  if (line === undefined) return undefined;
  const [, number] = /\.ts(?:\?copy=\d+)?:(\d+)/.exec(line) ?? [];
  return `${name}:${number}`;
}

/** The subject of a file on a feed. */
export const subjectOf = (file: string, feed: Feed, cuts = 40): Subject => ({
  feed,
  first: 0,
  conduct: async () => ({ cash: 100_000 }),
  fresh: () => fresh(file),
  placeOf: (error) => placeIn(error, file),
  cuts,
});
