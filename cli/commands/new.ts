// `tidemark new <name>`: writes a strategy, laws of its own and a test of both, to start from.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { UserError } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import type { Call } from '../command.js';
import { choiceOf } from '../param-options.js';
import { TEMPLATES } from '../templates.js';

/** Where `tidemark demo` writes its markets unless it is told. */
const DEMO = 'results/demo/data';

/** Writes the files into the current folder, all or none, prints the commands that come next, and yields 0. */
export async function writeNew({ words: [name], given }: Call): Promise<number> {
  const template = choiceOf('template', (given.template as string | undefined) ?? 'blank', Object.keys(TEMPLATES));
  const plain = name.replace(/\.ts$/, '');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(plain)) {
    throw new UserError(
      `"${name}" is no name for a strategy; use lower-case words joined by hyphens, such as my-idea.`,
    );
  }
  if (Object.hasOwn(STRATEGIES, plain)) throw new UserError(`${plain} comes with Tidemark; choose another name.`);
  const files = new Map([
    [`${plain}.ts`, textOf(template, '.ts', plain)],
    [`${plain}.laws.ts`, textOf(template, '.laws.ts', plain)],
    [`${plain}.test.ts`, textOf('blank', '.test.ts', plain)],
  ]);
  writeAll(files);
  const { market, assets } = TEMPLATES[template];
  const data = `--data ${DEMO}/${market}${assets === '' ? '' : ` --assets ${assets}`}`;
  const steps = [
    ...(existsSync(`${DEMO}/${market}`) ? [] : ['npx tidemark demo']),
    `npx tidemark run ${plain}.ts ${data}`,
    `npx tidemark audit ${plain}.ts ${data}`,
    `npx tidemark check ${plain}.ts`,
    `npx vitest run ${plain}.test.ts`,
  ];
  process.stdout.write(`Wrote ${[...files.keys()].join(', ')}. Next:\n${steps.map((step) => `  ${step}\n`).join('')}`);
  return 0;
}

/** A file of a template under another name. */
function textOf(template: string, ending: string, name: string): string {
  const text = readFileSync(new URL(`./templates/${template}${ending}`, import.meta.resolve('tidemark')), 'utf8');
  // Its name stands in the opening comment of laws and test, in what the test imports and in what it describes.
  return ending === '.ts'
    ? text
    : text.replaceAll(new RegExp(String.raw`(?<=of |check |'|\./)${template}(?=[ .,'])`, 'g'), name);
}

function writeAll(files: ReadonlyMap<string, string>): void {
  const there = [...files.keys()].find((file) => existsSync(file));
  if (there !== undefined) throw new UserError(`${there} is there already; choose another name.`);
  const written: string[] = [];
  for (const [file, text] of files) {
    try {
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    } catch (error) {
      for (const one of written) rmSync(one, { force: true });
      const { code } = error as NodeJS.ErrnoException;
      throw new UserError(`${file} cannot be written (${code}); try another folder.`);
    }
  }
}
