// What a comparison says in words: only what there is to say, and all of it in the language that was asked for.

import { describe, expect, it } from 'vitest';
import { compare } from '../../../reports/compare/compare.js';
import { compareDocument } from '../../../reports/compare/document.js';
import { renderCompareHtml } from '../../../reports/compare/html.js';
import type { NamedResult } from '../../../reports/compare/labels.js';
import { layoutText } from '../../../reports/render/text.js';
import { noise, runOf } from './pairs.js';

const draws = 99;
const text = (runs: readonly NamedResult[], language: 'en' | 'zh' = 'en') =>
  layoutText(compareDocument(compare(runs, { draws }), language), { width: 400 });
const flat = runOf('flat', noise(1, 300, 0, 0));
const [calm, wild] = [runOf('calm', noise(1, 300, 0.01, 0.002)), runOf('wild', noise(2, 300, 0.0005, 0.03))];

describe('the words of a comparison', () => {
  it('speak of Holm where several Sharpe ratios are tested, and not of one', async () => {
    expect(text([calm, wild, runOf('other', noise(3, 300))])).toContain('by Holm for 2 tests');
    expect(text([calm, wild, flat])).toContain('p = ');
    expect(text([calm, wild, flat])).not.toContain('Holm');
    expect(await renderCompareHtml([calm, wild, flat], { draws, script: '' })).not.toContain('Holm');
  });

  it('do not count the figures that cannot be told apart where there are none', () => {
    for (const language of ['en', 'zh'] as const)
      expect(text([calm, flat], language)).not.toMatch(/ 0 other figures|其余 0 项/);
  });

  it('are Chinese to the last assumption and comma', () => {
    const said = text([calm, runOf('slipped', noise(2, 300), { configuration: { slippage: 0 } })], 'zh');
    expect(said).toContain('每笔成交价比市场价差 5 个基点');
    expect(said).not.toContain('Every fill');
    expect(said.split('\n\n')[0]).not.toMatch(/[,;]|。 /);
  });

  it('have one empty line before the first table', () => {
    expect(text([calm, wild])).not.toContain('\n\n\n');
  });
});
