// Pictures of a result: the charts of the page, still.

import { UserError } from '../../engine/index.js';
import { escapeHtml, grouped, percent } from '../charts/format.js';
import { chartData } from '../charts/data.js';
import { CHARTS, type ChartName } from '../charts/index.js';
import { STILL } from '../charts/still.js';
import { FONT, type Look, palette } from '../charts/style.js';
import { drawSvg } from '../charts/svg.js';
import { sayIn } from '../lang/index.js';
import type { Result } from '../saved/result.js';
import { titleOf } from '../title.js';
import type { Dress } from './renderer.js';

/** What a picture shows. */
interface Choice {
  readonly chart: string;
  readonly dark: boolean;
  /** Which instrument a chart of one shows, from 1 for the one with the most trades; the last where there are fewer. */
  readonly instrument: number;
}

/** Height of the head of a summary, in units of the picture. */
const HEAD = 118;

const MARGIN = 24;

/** A text of the head. */
const word = (x: number, y: number, size: number, fill: string, text: string, weight = 400): string =>
  `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeHtml(text)}</text>`;

/** A picture inside another, lower by `y`. */
const placed = (svg: string, y: number): string => svg.replace('<svg ', `<svg x="0" y="${y}" `);

function summary(result: Result, look: Look, { language }: Dress): string {
  const say = sayIn(language);
  const data = chartData(result, language);
  const { configuration, metrics, generated } = result;
  const colour = palette(look.dark);
  const top = CHARTS.equity.height(data);
  const height = HEAD + top + CHARTS.drawdown.height(data);
  const figures: [string, string][] = [
    [say('Total return'), percent(metrics.totalReturn)],
    [say('Annual return'), percent(metrics.cagr)],
    [say('Volatility'), percent(metrics.volatility)],
    [say('Sharpe ratio'), grouped(metrics.sharpe)],
    [say('Maximum drawdown'), percent(metrics.maxDrawdown)],
  ];
  const step = (look.width - 2 * MARGIN) / figures.length;
  const title = `${titleOf(configuration.strategy)}, ${configuration.from} – ${configuration.to}`;
  const label = generated ? word(look.width - 200, 34, 14, colour.loss, say('GENERATED DATA'), 650) : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${look.width}" height="${height}" viewBox="0 0 ${look.width} ${height}">`,
    `<rect width="100%" height="100%" fill="${colour.paper}"/>`,
    word(MARGIN, 34, 20, colour.ink, title, 650),
    label,
    ...figures.flatMap(([name, value], at) => [
      word(MARGIN + at * step, 66, 12, colour.muted, name),
      word(MARGIN + at * step, 90, 20, colour.ink, value),
    ]),
    placed(drawSvg(data, 'equity', look), HEAD),
    placed(drawSvg(data, 'drawdown', look), HEAD + top),
    '</svg>\n',
  ].join('\n');
}

/** A result as an SVG document. */
export function svgOf(result: Result, { chart, dark, instrument }: Choice, dress: Dress): string {
  const look: Look = { ...STILL, dark };
  if (chart === 'summary') return summary(result, look, dress);
  const data = chartData(result, dress.language);
  const chosen = Math.min(instrument, Math.max(1, data.assets.length)) - 1;
  return `${drawSvg(data, chart as ChartName, look, chosen)}\n`;
}

/** The same as a PNG, `scale` pixels for each unit. Fails with one sentence where the library that draws it is not installed. */
export async function pngOf(
  result: Result,
  choice: Choice & { readonly scale: number },
  dress: Dress,
): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js').catch((cause: unknown) => {
    throw new UserError('PNG is drawn by @resvg/resvg-js: "npm install @resvg/resvg-js" brings it, or take svg.', {
      cause,
    });
  });
  const background = palette(choice.dark).paper;
  const fitTo = { mode: 'zoom', value: choice.scale } as const;
  return new Resvg(svgOf(result, choice, dress), { background, fitTo }).render().asPng();
}
