// Brings a report's page to life: draws its charts from the embedded data and wires its few controls.

import { type Embedded, restored } from '../../charts/embedded.js';
import { keepOptionsWhole } from './commands.js';
import { letCopy } from './copy.js';
import { letFold } from './folds.js';
import { drawCharts } from './plots.js';
import { makeSortable } from './sort.js';
import { showTrades } from './trades.js';

const embedded = document.getElementById('chart-data');
if (embedded?.textContent) drawCharts(restored(JSON.parse(embedded.textContent) as Embedded));
for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable')) makeSortable(table);
showTrades();
keepOptionsWhole();
letCopy();
letFold();
