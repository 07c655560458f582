// What the charts of a sweep need of ECharts beside what those of a run do.

import { ParallelChart } from 'echarts/charts';
import { ParallelComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { init as begin } from '../library.js';

use([ParallelChart, ParallelComponent]);

/** Begins a drawing. A name of this file's own, so that a bundler keeps what the file registers. */
export const init = begin;
