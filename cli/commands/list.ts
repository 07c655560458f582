// `tidemark list`: the strategies that come with it.

import type { Param, Strategy } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import type { Call } from '../command.js';
import { kebab } from '../option.js';
import { choiceOf, range } from '../param-options.js';
import { columns } from '../text.js';

/** Prints the table and yields 0. */
export async function list({ given }: Call): Promise<number> {
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json']);
  process.stdout.write(format === 'json' ? asJson() : asText());
  return 0;
}

function asText(): string {
  const closing = '"tidemark run <strategy> --help" shows how to set them; a file of your own is run by its path.\n';
  return `${Object.entries(STRATEGIES).map(section).join('\n')}\n${closing}`;
}

function section([name, { about, params }]: [string, Strategy]): string {
  const rows = Object.entries(params).map(([key, param]) => [
    `  --${kebab(key)}`,
    defaultOf(param),
    'sweep' in param && param.sweep ? param.sweep.join(':') : '',
    param.about + (param.kind === 'num' || param.kind === 'int' ? range(param) : ''),
  ]);
  const head = ['  param', 'default', 'sweep', 'what it is'];
  return `${name}\n  ${about}\n${rows.length > 0 ? columns([head, ...rows]) : ''}`;
}

const defaultOf = (param: Param): string => (param.kind === 'table' ? '(a file)' : String(param.default));

/** The declarations as they are; an open bound is null. */
function asJson(): string {
  const all = Object.entries(STRATEGIES).map(([name, { about, params }]) => ({ name, about, params }));
  return `${JSON.stringify(all, null, 2)}\n`;
}
