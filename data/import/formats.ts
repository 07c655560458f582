// The table of formats that can be imported.

import type { ImportFormat } from './format.js';

/** Every format, in the order in which equals are tried. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [];
