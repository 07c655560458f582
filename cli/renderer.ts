// The renderer that --format names.

import { LANGUAGES, type Language } from '../reports/lang/index.js';
import { RENDERERS } from '../reports/render/index.js';
import { isRenderer, type RendererDeclaration } from '../reports/render/renderer.js';
import type { Result } from '../reports/saved/result.js';
import { UserError } from '../engine/index.js';
import type { Given } from './option.js';
import { choiceOf } from './param-options.js';
import { pluginOf, type Table } from './plugin.js';

const TABLE: Table<RendererDeclaration> = {
  option: 'format',
  noun: 'format',
  maker: 'renderer',
  list: 'tidemark list formats',
  is: isRenderer,
  entries: RENDERERS,
};

/** A renderer as it was chosen. */
export interface ChosenRenderer {
  readonly name: string;
  /** Full paths of the user's own files. */
  readonly sources: readonly string[];
  readonly language: Language;
  /** What goes to standard output. */
  print(result: Result): Promise<string | Uint8Array>;
}

/** The language that --lang names. */
export const languageOf = (given: Given): Language =>
  choiceOf('lang', (given.lang as string | undefined) ?? 'en', LANGUAGES);

/** The renderer of --format and --lang. */
export async function rendererOf(given: Given): Promise<ChosenRenderer> {
  const language = languageOf(given);
  const { name, declaration, params, sources } = await pluginOf((given.format as string | undefined) ?? 'text', TABLE);
  // Known before the run, which may take long and writes its folder.
  if (declaration === RENDERERS.png && process.stdout.isTTY) throw notForTerminal();
  const render = declaration.make(params as Parameters<RendererDeclaration['make']>[0]);
  const dress = { colour: colourful(process.stdout), width: 80, language };
  return {
    name,
    sources,
    language,
    async print(result) {
      const made = await render(result, dress);
      if (typeof made === 'string' || made instanceof Uint8Array) return made;
      throw new UserError(`The renderer ${name} gave neither a text nor bytes; a function that it makes has to.`);
    },
  };
}

/** Whether a stream shows colours. */
const colourful = (stream: NodeJS.WriteStream): boolean => stream.isTTY && !process.env.NO_COLOR;

/** Writes what was made to standard output; bytes are not for a terminal. */
export function show(made: string | Uint8Array): void {
  if (typeof made !== 'string' && process.stdout.isTTY) throw notForTerminal();
  process.stdout.write(made);
}

const notForTerminal = (): UserError =>
  new UserError('A picture of bytes is nothing for a terminal; send it to a file: … > picture.png');
