// Misspelt names and values that make no sense: one sentence with the remedy, code 2.

import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { emptyFolder, PLAIN, SP500, tidemark, write } from './tidemark.js';

const RUN = ['run', 'sma-cross', '--data', SP500];

const CASES: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
  [['lst'], /no command "lst"; did you mean "list"\?/],
  [['frobnicate'], /no command "frobnicate"; the commands are: run, sweep,/],
  [['data', 'chek', 'x'], /did you mean "data check"\?/],
  [['--verson'], /no option --verson; did you mean --version\?/],
  [['check', 'sma-cross', '--data', 'x'], /no option --data; "tidemark check [^"]*--help" lists/],
  [['run'], /Name a strategy directly after "run"; "tidemark list"/],
  [['run', 'sma-cros'], /no strategy "sma-cros"; did you mean sma-cross\?/],
  [['run', 'xyzzy'], /no strategy "xyzzy"; "tidemark list"/],
  [['run', './nowhere.ts'], /no strategy file \.\/nowhere\.ts; check the path/],
  [['run', 'sma-cross'], /--data with a folder or CSV files/],
  [['run', '--cash', '5', 'sma-cross', '--fst', '5'], /no option --fst; did you mean --fast\?/],
  [[...RUN, '--comission', '0'], /did you mean --commission\?/],
  [[...RUN, '--frobnicate'], /no option --frobnicate; "tidemark run sma-cross --help" lists/],
  [[...RUN, '-x'], /no option -x;/],
  [[...RUN, '--debug=maybe'], /--debug is "maybe"; it is a switch: give --debug or --no-debug\./],
  [[...RUN, '--cash'], /--cash needs a number\./],
  [[...RUN, '--cash', '--seed', '1'], /--cash needs a number\./],
  [[...RUN, '--cash='], /--cash is empty; give a number\./],
  [[...RUN, '--cash', '0'], /--cash is "0"; give a number above zero\./],
  [[...RUN, '--cash', '-5'], /--cash is "-5"; give a number above zero\./],
  [[...RUN, '--cash', '0x10'], /--cash is "0x10"; give a number in plain digits/],
  [[...RUN, '--cash', '1,000'], /--cash is "1,000"; give a number in plain digits/],
  [[...RUN, '--cash', '1e400'], /--cash is "1e400"; give a number/],
  [[...RUN, '--cash', '5', '--cash', '6'], /--cash is given 2 times; give it once\./],
  [[...RUN, '--lot', '0'], /--lot is "0"; give a number above zero\./],
  [[...RUN, '--slippage=-1'], /--slippage is "-1"; give a number from 0/],
  [[...RUN, '--commission', '-1e-3'], /--commission is "-1e-3"; give a number from 0/],
  [[...RUN, '--seed', '1.5'], /--seed is "1\.5"; give a whole number/],
  [
    [...RUN, '--risk-free', 'tbill'],
    /The risk-free rate is "tbill", and the data have no series of this name; give a rate/,
  ],
  [[...RUN, '--risk-free', '2%'], /--risk-free is "2%"; give a number/],
  [
    [...RUN, '--risk-free', '3'],
    /--risk-free is "3"; give a number from -0\.1 to 0\.5, as a fraction: 0\.03 is 3 percent\./,
  ],
  [[...RUN, '--risk-free=-0.2'], /as a fraction: 0\.03 is 3 percent\./],
  [[...RUN, '--fill', 'now'], /--fill is "now"; it can be next-open, next-close, same-close\./],
  [[...RUN, '--fill', 'same-clos'], /--fill is "same-clos"; did you mean same-close\?/],
  [[...RUN, '--intrabar', 'optimist'], /--intrabar is "optimist"; did you mean optimistic\?/],
  [[...RUN, '--doubt=yes'], /--doubt is "yes"; it is a switch: give --doubt or --no-doubt\./],
  [
    [...RUN, '--costs', 'my.csv'],
    /--costs is "my\.csv", which is no file that can be read; give market, zero or the path/,
  ],
  [[...RUN, '--costs', 'zreo'], /--costs is "zreo", which is no file that can be read; did you mean zero\?/],
  [[...RUN, '--commission', 'us-per-shar'], /no commission "us-per-shar"; did you mean us-per-share\?/],
  [[...RUN, '--commission', 'us-zero,us-per-share'], /us-zero and us-per-share, which are for the same market/],
  [
    [...RUN, '--commission', 'mainland-low'],
    /mainland-low is for funds and stocks on XSHG, XSHE, of which the data have none/,
  ],
  [[...RUN, '--slippage', '5bps'], /--slippage is "5bps"; give a number from 0 to 5000, in basis points, or a model\./],
  [[...RUN, '--slippage', 'volum-share'], /no fill model "volum-share"; did you mean volume-share\?/],
  [
    [...RUN, '--slippage', 'xyzzy'],
    /no fill model "xyzzy"; "tidemark list models" shows them; a file is given by its path/,
  ],
  [
    [...RUN, '--slippage', './mine.ts'],
    /no fill model file \.\/mine\.ts; check the path, or see "tidemark list models"/,
  ],
  [[...RUN, '--slippage', 'volume-share:0.1'], /give params as name=value, as "tidemark list models" shows them\./],
  [[...RUN, '--slippage', 'volume-share:k=0.1,0.2'], /give params as name=value, joined by commas\./],
  [[...RUN, '--slippage', 'volume-share:k='], /give params as name=value/],
  [[...RUN, '--slippage', 'volume-share:k=a'], /--slippage volume-share:k is "a"; give a number from 0 to 10\./],
  [[...RUN, '--slippage', 'volume-share:k=1,k=2'], /--slippage gives k of volume-share twice; give it once\./],
  [[...RUN, '--slippage', 'volume-share:cup=1'], /fill model volume-share has no param "cup"; did you mean cap\?/],
  [[...RUN, '--slippage', 'none:k=1'], /fill model none has no params; leave k out\./],
  [[...RUN, '--limit', 'largest-wieght'], /no limit "largest-wieght"; did you mean largest-weight\?/],
  [[...RUN, '--limit', 'largest-weight:max=-1'], /--limit largest-weight:max is "-1"; give a number of at least 0\./],
  [[...RUN, '--limit', 'cash-floor', 'cash-floor'], /--limit names cash-floor twice; give it once, with the stricter/],
  [
    [...RUN, '--volume-cap', '10'],
    /--volume-cap is "10"; give a number from 0 to 1, as a fraction of a bar's volume: 0\.1/,
  ],
  [[...RUN, '--volume-cap', '0'], /--volume-cap is "0", so that nothing could trade; give a fraction/],
  [[...RUN, '--account', 'credit'], /--account is "credit"; it can be margin, cash\./],
  [[...RUN, '--leverage', '0.5'], /--leverage is "0\.5"; give a number from 1 to 100\./],
  [
    [...RUN, '--leverage', '2', '--account', 'cash'],
    /a cash account has no credit; leave it out or use --account margin/,
  ],
  [[...RUN, '--conversion', 'manual'], /--conversion is "manual"; it can be automatic, held\./],
  [[...RUN, '--conversion-spread=-1'], /--conversion-spread is "-1"; give a number from 0 to 5000, in basis points\./],
  [[...RUN, '--credit-rate', '3'], /--credit-rate is "3"; give a number .*as a fraction: 0\.03 is 3 percent\./],
  [[...RUN, '--debit-rate=-0.01'], /--debit-rate is "-0\.01"; give a number from 0 to 0\.5/],
  [[...RUN, '--continuous', 'IF:month'], /--continuous IF is "month"; it can be expiry, volume\./],
  [[...RUN, '--continuous', 'IF:expiry:x'], /--continuous IF:expiry is "x"; give a whole number from 0 to 250\./],
  [[...RUN, '--continuous', 'IF', 'IF:volume'], /--continuous names IF twice; give it once\./],
  [
    [...RUN, '--continuous', 'IF', '--assets', 'IC'],
    /--assets leaves out IF, which --continuous makes; name it there too/,
  ],
  [[...RUN, '--continuous', 'IF'], /The data hold no contracts of IF/],
  [[...RUN, '--continuous', ':expiry'], /--continuous is ":expiry"; give UNDERLYING/],
  [[...RUN, '--format', 'jsn'], /no format "jsn"; did you mean json\?/],
  [[...RUN, '--lenient', 'everything'], /no repair "everything": use one of order,/],
  [[...RUN, '--from', '2010-02-30'], /--from is "2010-02-30"; give a date that exists/],
  [[...RUN, '--to', '01/02/2010'], /--to is "01\/02\/2010"; give a date that exists as YYYY-MM-DD\./],
  [[...RUN, '--from', '2010-01-01', '--to', '2009-01-01'], /--from 2010-01-01 is after --to 2009-01-01/],
  [[...RUN, '--from', '2050-01-01'], /data end on 2020-04-17, before --from 2050-01-01/],
  [[...RUN, '--to', '1990-01-01'], /1990-01-01/],
  [[...RUN, '--base', 'XYZ'], /currency "XYZ"/],
  [[...RUN, '--benchmark', 'DAX'], /benchmark DAX is not in the data; choose one of sp500-2000/],
  [[...RUN, '--assets', 'DAX'], /no instrument DAX: they hold sp500-2000/],
  [[...RUN, '--fast', '0'], /--fast is "0"; give a whole number of at least 1\./],
  [[...RUN, '--fast', '2.5'], /--fast is "2\.5"; give a whole number/],
  [[...RUN, '--fast', '60'], /fast \(60\) has to be below slow \(50\)/],
  [['run', 'order-replay', '--data', SP500], /^--orders FILE is missing; give a file with one order a row/],
  [['list', 'modls'], /"modls" is nothing that can be listed; did you mean models\?/],
  [
    ['list', 'xyzzy'],
    /"xyzzy" is nothing that can be listed; give one of strategies, scenarios, samplers, metrics, models, limits, formats, commissions, providers, import-formats\./,
  ],
  [['list', 'models', 'limits'], /"limits" is one word too many/],
  [['new', 'My Idea'], /"My Idea" is no name for a strategy/],
  [['new', 'sma-cross'], /sma-cross comes with Tidemark/],
  [['new'], /"tidemark new" needs <name>/],
  [['new', 'one', 'two'], /"two" is one word too many/],
  [['data', 'check'], /needs <paths\.\.\.>/],
];

test.each(CASES)('%j', (words, sentence) => void refused(emptyFolder(), words, sentence));

test('both spellings of a name are the same option', () => {
  const folder = emptyFolder();
  const kebab = tidemark(folder, [...RUN, '--risk-free', '0.02', '--format', 'json']);
  expect(kebab.code).toBe(0);
  expect(tidemark(folder, [...RUN, '--riskFree=0.02', '--format', 'json'])).toEqual(kebab);
});

test('a bare file name of a strategy that is there is offered', () => {
  const folder = emptyFolder();
  write(folder, { 'my-idea.ts': '' });
  refused(folder, ['run', 'my-idea'], /did you mean the file my-idea\.ts\?/);
});

test('an output folder that cannot be written, or is not ours to replace, is refused and left as it was', () => {
  const folder = emptyFolder();
  write(folder, { 'a-file': 'mine', 'full/letter.txt': 'mine', 'bars.csv': PLAIN.join('\n') });
  const run = ['run', 'buy-and-hold', '--data', 'bars.csv', '--out'];
  refused(folder, [...run, 'a-file'], /a-file is not a folder/);
  refused(folder, [...run, 'a-file/below'], /a-file\/below/);
  refused(folder, [...run, 'full'], /full holds letter\.txt/);
  refused(folder, [...run, '.'], /current folder|holds/);
});
