// Why nobody serves a sweep, in one sentence.

import type { Announcement } from './announcement.js';
import type { Presence } from './roll-call.js';

/** Whether a worker can serve a sweep. */
export const canServe = ({ version, has }: Pick<Presence, 'version' | 'has'>, sweep: Announcement): boolean =>
  version === sweep.version &&
  sweep.needs.every((need) => has.some(({ sourceHash }) => sourceHash === need.sourceHash));

/** What is missing, and where; `shown` is the queue's address. */
export function unserved(shown: string, sweep: Announcement, workers: readonly Presence[]): string {
  const command = `tidemark worker --queue ${shown} --strategies DIR`;
  if (workers.length === 0) return `No worker serves the queue at ${shown}; start one with "${command}".`;
  const alike = workers.filter(({ version }) => version === sweep.version);
  if (alike.length === 0) {
    const others = listed(workers.map(({ label, version }) => `${version} on ${label}`));
    return `No worker of the queue at ${shown} runs Tidemark ${sweep.version}, but ${others}; install the same everywhere.`;
  }
  // One that lacks least says best what to do.
  const lacking = alike.map(({ label, has }) => ({
    label,
    has,
    lacks: sweep.needs.filter(({ sourceHash }) => !has.some((own) => own.sourceHash === sourceHash)),
  }));
  const { lacks } = lacking.reduce((least, each) => (each.lacks.length < least.lacks.length ? each : least));
  const missing = lacks[0];
  if (missing === undefined) return `The workers of the queue at ${shown} are just beginning.`;
  const where = listed(
    lacking.map(({ label, has }) => {
      const namesake = has.find(({ name }) => basename(name) === basename(missing.name));
      return namesake === undefined ? label : `${label} (whose ${namesake.name} is ${short(namesake.sourceHash)})`;
    }),
  );
  return (
    `${missing.name} with the hash ${short(missing.sourceHash)} is missing on ${where}; ` +
    'copy the file into the folder that the worker names with --strategies.'
  );
}

const short = (hash: string): string => hash.slice(0, 12);
const basename = (name: string): string => name.replace(/^.*[/\\]/, '');

const listed = (words: readonly string[]): string =>
  words.length <= 5 ? words.join(', ') : `${words.slice(0, 5).join(', ')} and ${words.length - 5} more`;
