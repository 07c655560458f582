// What a renderer is, one of ours or a user's own.

import { pluginKind, type PluginDeclaration } from '../../engine/index.js';
import type { Language } from '../lang/index.js';
import type { Result } from '../saved/result.js';

/** How a renderer may dress what it gives. */
export interface Dress {
  /** True where the text goes to a terminal that shows colours; in a pipe or a file there are none. */
  readonly colour: boolean;
  /** Columns of the terminal that there are. */
  readonly width: number;
  readonly language: Language;
}

/** Makes a text, with a closing line feed, or the bytes of a picture. */
export type Render = (result: Result, dress: Dress) => string | Uint8Array | Promise<string | Uint8Array>;

/** A declared renderer, of any params. */
export type RendererDeclaration = PluginDeclaration<Render>;

const KIND = pluginKind<Render>('renderer', 'tidemark.renderer', 'a text or bytes');

/** Declares a renderer: `make(params)` gives the function from a result to its text or bytes. */
export const renderer = KIND.declare;

/** Whether a value was made by `renderer`, by this copy of Tidemark or another. */
export const isRenderer = KIND.is;
