import { check, dateOf, describe, fingerprint, load, rowOf } from 'tidemark';

const paths = ['^GSPC=node_modules/vega-datasets/data/sp500-2000.csv'];

for (const { severity, file, line, what, remedy } of await check(paths)) {
  console.log(`${severity}: ${file}:${line} ${what}; ${remedy}`);
}
const { rows } = await describe(paths);
for (const { symbol, format, first, last, bars } of rows) console.log(symbol, format, first, last, bars);

const { feed, base, notes } = await load(paths, { to: '2019-12-31', lenient: ['range'] });
for (const note of notes) console.log(note);

const [index] = feed.assets;
const row = rowOf(feed, '2008-09-15');
console.log(dateOf(feed, row), index.raw.close[row], base);
console.log(fingerprint(feed));
