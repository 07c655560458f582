// Brings the page of a sweep to life: draws its charts from the embedded data and wires its choices.

import type { SweepChartData } from '../../charts/sweep/data.js';
import { keepOptionsWhole } from './commands.js';
import { makeSortable } from './sort.js';
import { drawSweep } from './sweep-plots.js';

const embedded = document.getElementById('chart-data');
if (embedded?.textContent) drawSweep(JSON.parse(embedded.textContent) as SweepChartData);
for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable')) makeSortable(table);
for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-folds]')) details.open = false;
keepOptionsWhole();
