// What the page of a sweep says, read as text: every section, the edges of what a sweep can be, and nothing from outside.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderSweepHtml } from '../../../reports/html/sweep.js';
import { sweepCommandLine } from '../../../reports/html/sweep/command-line.js';
import { METRICS } from '../../../reports/metrics/index.js';
import { luckFigures } from '../../../reports/render/sweep-luck.js';
import { conclusion, stabilityWords } from '../../../reports/render/sweep-words.js';
import { builtClient } from '../html/client.js';
import { names, noise, range, toySweep, TRIAL_METRICS } from './toy.js';

let script = '';
beforeAll(async () => {
  script = await builtClient('sweep');
});

/** The page without its scripts, spaces folded. */
const text = (page: string) => page.replace(/<script[\s\S]*?<\/script>/g, '').replace(/\s+/g, ' ');
const render = async (report = toySweep({ folds: 5 })) => text(await renderSweepHtml(report, script));
const escaped = (plain: string) =>
  plain.replace(/&/g, '&amp;').replace(/'/g, '&#39;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

describe('the page of a sweep', () => {
  it('has a title, landmarks and one first heading, and leads nowhere that is not there', async () => {
    const page = await render();
    expect(page).toContain('<title>sma-cross, 2018-01-02 to 2022-08-08: Tidemark sweep</title>');
    for (const landmark of ['<header>', '<nav aria-label="Sections">', '<main>', '<footer>', 'lang="en"'])
      expect(page).toContain(landmark);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/(?:href="#|aria-labelledby="|for=")([^"]+)"/g))
      expect(ids).toContain(target);
  });

  it('says the verdict before any figure, and explains each figure', async () => {
    const report = toySweep();
    const page = await render(report);
    const sentence = report.verdict!.sentence;
    expect(page.indexOf(sentence)).toBeGreaterThan(0);
    expect(page.indexOf(sentence)).toBeLessThan(page.indexOf('class="figures"'));
    for (const { name, shown, about } of luckFigures(report.verdict!))
      for (const words of [name, shown, about]) expect(page).toContain(escaped(words));
    expect(page).toContain(stabilityWords(report));
  });

  it('lists the best hundred with every metric, the front where there are several objectives, and what failed', async () => {
    const report = toySweep({
      dimensions: [range('fast', 5, 5, 15), range('slow', 20, 20, 10)],
      error: (trial) => (trial % 50 === 9 ? 'The window is too short.' : ''),
      configuration: { rank: ['sharpe', 'maxDrawdown'] },
    });
    const page = await render(report);
    const ranking = /<section id="ranking"[\s\S]*?<\/section>/.exec(page)![0];
    const [best, front] = ranking.split('Pareto front</h3>');
    expect(best.match(/<tr>/g)).toHaveLength(101);
    const trials = [...best.matchAll(/<tr> ?<th scope="row" class="figure" data-value="(\d+)"/g)].map(([, trial]) =>
      Number(trial),
    );
    expect(trials).toEqual(report.ranking.slice(0, 100));
    for (const name of TRIAL_METRICS) expect(best).toContain(`${METRICS[name].label} </th>`);
    expect(front.match(/<tr>/g)).toHaveLength(2);
    expect(page).toMatch(
      /The window is too short\.<\/th> ?<td class="figure" data-value="3">3<\/td> ?<td class="figure" data-value="9">/,
    );
  });

  it('shows the folds, and has no section of what is not there', async () => {
    const folds = await render();
    expect(folds).toContain('2020-04-21 to 2020-10-05');
    expect(folds).toContain('id="out-of-sample"');
    const plain = await render(toySweep());
    for (const id of ['out-of-sample', 'failed']) expect(plain).not.toContain(`id="${id}"`);
    expect(await render(toySweep({ dimensions: [] }))).not.toContain('id="landscape"');
  });

  it('says how to repeat the sweep and its best trial', async () => {
    const page = await render();
    expect(page).toContain(
      'tidemark sweep sma-cross --data demo/market --assets 510300 --cash 1000000 --hold 3 --fast 5:50:5 --slow 20:200:20 --sampler grid --rank sharpe --seed 7',
    );
    expect(page).toMatch(/tidemark run --like FOLDER#44</);
    const file = toySweep({ configuration: { strategy: './my strategy.ts', sourceHash: 'ef'.repeat(32) } });
    expect(await render(file)).toContain('tidemark run &#39;./my strategy.ts&#39; --like FOLDER#44');
    expect(page).toContain('cd'.repeat(32));
  });

  it('tells of what was thinned, and stays under three megabytes at a hundred thousand trials', async () => {
    const dimensions = [
      range('a', 1, 1, 25),
      range('b', 1, 1, 20),
      range('c', 1, 1, 20),
      names('d', [true, false]),
      range('e', 1, 1, 5),
    ];
    const page = await renderSweepHtml(toySweep({ dimensions, score: (trial) => noise(trial), folds: 40 }), script);
    expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
    expect(text(page)).toMatch(/Of 100,000 trials the pictures draw \d+,\d{3}: an even choice of all/);
    expect(await render(toySweep())).not.toContain('the pictures draw');
  });

  it.each([
    ['nothing ranked', toySweep({ error: () => 'No.' })],
    ['no point', toySweep({ points: [] })],
    ['one trial', toySweep({ points: [[3, 4]] })],
    ['no dimension', toySweep({ dimensions: [] })],
    ['one dimension', toySweep({ dimensions: [range('n', 1, 1, 9)] })],
    [
      'an option and a switch',
      toySweep({ dimensions: [names('hedged', [true, false]), names('costs', ['market', 'zero'], 'option')] }),
    ],
    ['undefined figures', toySweep({ score: (trial) => (trial % 2 === 0 ? NaN : 1) })],
  ])('is there of %s', async (_, report) => {
    const page = await render(report);
    expect(page).toContain(conclusion(report));
    expect(page.replace(/<[^>]*>/g, ' ')).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('labels generated data where it is generated, and only there', async () => {
    const generated = await render(toySweep({ report: { generated: true } }));
    expect(generated).toMatch(/GENERATED DATA<\/strong>/);
    expect(generated).toContain('<title>GENERATED DATA: sma-cross');
    expect(await render()).not.toContain('GENERATED DATA');
  });

  it('allows one script, by its own text, and nothing remote', async () => {
    const page = await renderSweepHtml(toySweep({ folds: 3 }), script);
    const [, allowed] = /script-src &#39;sha256-([^&]+)&#39;/.exec(page)!;
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)];
    expect(scripts).toHaveLength(1);
    expect(createHash('sha256').update(scripts[0][1]).digest('base64')).toBe(allowed);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(text(page)).not.toMatch(/ (src|href|action|srcset)="(?!#)/);
    expect(text(page)).not.toMatch(/@import|url\((?!#)/);
    expect(text(page)).not.toMatch(/ on\w+=/);
  });

  it('shows hostile names, values and errors as text', async () => {
    const evil = '</script><script>alert(1)</script>"\'><img src=x onerror=alert(2)>😀';
    const report = toySweep({
      dimensions: [names(evil, [evil, `${evil}2`]), names('costs', [evil, 'zero'], 'option'), range('n', 1, 1, 3)],
      error: (trial) => (trial === 1 ? evil : ''),
      folds: 2,
      configuration: {
        strategy: evil,
        about: evil,
        require: [evil],
        options: { data: [evil] },
        space: { [evil]: evil },
      },
      report: { notes: [evil], base: evil },
    });
    const page = await renderSweepHtml(report, script);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(text(page)).not.toContain('<img');
    expect(text(page)).toContain('&lt;script&gt;alert(1)');
  });

  it('is the same bytes every time', async () => {
    const report = toySweep({ folds: 3 });
    expect(await renderSweepHtml(report, script)).toBe(await renderSweepHtml(report, script));
  });
});

describe('the command line of a sweep', () => {
  it('quotes for a shell, leaves out what is off, and says each option once', () => {
    const { configuration } = toySweep({
      configuration: {
        options: {
          data: ['-odd', "it's"],
          sampler: 'tpe:batch=8',
          lenient: false,
          halving: '3',
          'same-day': true,
          from: '2018-01-02',
        },
        sampler: { name: 'tpe', params: { batch: 8 } },
        trials: 64,
        require: ['maxDrawdown > -0.2'],
        params: { hold: -3, hedged: true },
        space: { dip: 'log:0.01:1:9' },
      },
    });
    expect(sweepCommandLine(configuration)).toBe(
      String.raw`tidemark sweep sma-cross --data ./-odd 'it'\''s' --sampler tpe:batch=8 --halving 3 --same-day --from 2018-01-02` +
        ` --hold=-3 --hedged=true --dip log:0.01:1:9 --trials 64 --rank sharpe --require 'maxDrawdown > -0.2' --seed 7`,
    );
  });
});
