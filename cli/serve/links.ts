// URLs of what lies in the folder.

import type { Card } from './card.js';
import { PAGES } from './scan.js';

/** How a result is called in a query: its folders below the served one, or `.` for that itself. */
export const folderWord = ({ found }: Card): string => found.names.join('/') || '.';

/** URL of a result's own page. */
export const pageUrl = ({ found: { names, kind } }: Card): string =>
  `/at/${[...names, PAGES[kind]].map(encodeURIComponent).join('/')}`;
