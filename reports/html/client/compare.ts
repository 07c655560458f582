// Brings the page of a comparison to life: draws its curves from the embedded data and sorts its tables.

import type { CompareChartData } from '../../charts/compare/data.js';
import { drawComparison } from './compare-plot.js';
import { keepOptionsWhole } from './commands.js';
import { makeSortable } from './sort.js';

const embedded = document.getElementById('chart-data');
const place = document.querySelector<HTMLElement>('[data-chart=compare]');
if (embedded?.textContent && place) drawComparison(JSON.parse(embedded.textContent) as CompareChartData, place);
for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable')) makeSortable(table);
for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-folds]')) details.open = false;
keepOptionsWhole();
