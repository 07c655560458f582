import { minimumBacktestLength } from 'tidemark';

for (const trials of [5, 20, 100, 1000])
  console.log(trials, 'tries:', minimumBacktestLength(trials, 1).toFixed(1), 'years');
