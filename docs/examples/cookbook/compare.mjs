import { readFileSync } from 'node:fs';

const runs = process.argv.slice(2).map((folder) => JSON.parse(readFileSync(`${folder}/run.json`, 'utf8')));
for (const name of ['totalReturn', 'sharpe', 'maxDrawdown', 'turnover', 'costs'])
  console.log(name, ...runs.map(({ metrics }) => metrics[name]?.toFixed(3)));
