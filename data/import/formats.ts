// The table of formats that can be imported.

import { BAR_FORMATS } from './bars/bar-formats.js';
import type { ImportFormat } from './format.js';
import { SERIES_FORMATS } from './formats/series.js';

/** Every format, in the order in which equals are tried. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [...BAR_FORMATS, ...SERIES_FORMATS];
