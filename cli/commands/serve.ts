// `tidemark serve DIR`: the results below a folder as pages, for this computer alone.

import { realpathSync, statSync } from 'node:fs';
import { UserError } from '../../engine/errors.js';
import { LANGUAGES } from '../../reports/lang/index.js';
import type { Call } from '../command.js';
import { ledgerFolder } from '../ledger-folder.js';
import { numberOf } from '../numbers.js';
import { choiceOf } from '../param-options.js';
import { appOf } from '../serve/app.js';
import { hostsOf } from '../serve/guard.js';
import { listen } from '../serve/listen.js';
import { searchesIn } from '../serve/searches.js';

/** The port where none is named. */
const PORT = 7823;
const HIGHEST_PORT = 65_535;

/** Serves until the process is told to end, and yields 0. */
export async function serve({ words: [shown], given }: Call): Promise<number> {
  const root = folderAt(shown);
  const port =
    given.port === undefined
      ? PORT
      : numberOf('port', given.port as string, { min: 0, max: HIGHEST_PORT, whole: true });
  const lang = choiceOf('lang', (given.lang as string | undefined) ?? 'en', LANGUAGES);
  const ledger = ledgerFolder(given.ledger as string | undefined);
  const clock = () => Date.now();
  const searches = ledger === undefined ? undefined : searchesIn(ledger, clock);
  let hosts: readonly string[] = [];
  const app = appOf({ root, shown, lang, ledger, searches, clock, hosts: () => hosts });
  const server = await listen(app, port);
  hosts = hostsOf(server.port);
  const ending = endAsked();
  process.stdout.write(
    `http://127.0.0.1:${server.port}/\nServes ${shown} to this computer alone, and changes nothing; Ctrl-C ends it.\n`,
  );
  await ending;
  await server.close();
  return 0;
}

/** The folder without links, or one sentence about why there is none. */
function folderAt(shown: string): string {
  const entry = statSync(shown, { throwIfNoEntry: false });
  if (!entry) throw new UserError(`There is no folder ${shown}; name one that holds results.`);
  if (!entry.isDirectory()) throw new UserError(`${shown} is not a folder; name the folder that holds results.`);
  return realpathSync(shown);
}

/** Waits until somebody ends the program: that is how it is meant to end. */
const endAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
