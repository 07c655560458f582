// How the returns were spread: over time in a moving window, and over their sizes.

import { html, type Markup } from '../markup.js';
import { plot } from './charts.js';
import type { Facts } from './facts.js';

/** Rolling figures and the distribution; null for a run that is too short for both. */
export function returnsSection(facts: Facts): Markup | null {
  const { data, metrics, say, show } = facts;
  const { rolling, distribution } = data;
  const rolls = rolling.sharpe.some(Number.isFinite) || rolling.volatility.some(Number.isFinite);
  if (!rolls && distribution.counts.length === 0) return null;
  const described = {
    mean: show.percent(distribution.mean, 3),
    deviation: show.percent(distribution.deviation),
    risk: show.percent(distribution.valueAtRisk),
    shortfall: show.percent(distribution.expectedShortfall),
    skewness: show.grouped(metrics.skewness),
    kurtosis: show.grouped(metrics.kurtosis),
  };
  const told = say(
    'Mean {mean}, deviation {deviation}; one period in twenty returned less than {risk}, on average {shortfall}. Skewness {skewness}, kurtosis {kurtosis} (normal: 3).',
    described,
  );
  return html`<section id="returns" aria-labelledby="returns-title">
    <h2 id="returns-title">${say('Returns')}</h2>
    ${
      distribution.counts.length > 0 &&
      html`<p>${told}</p>
        ${plot(facts, 'distribution', say('Histogram of the returns beside a normal curve.'), null, false)}`
    }
    ${rolls && plot(facts, 'rolling', data.benchmarkName === '' ? say('Sharpe ratio and volatility over a moving window.') : say('Sharpe ratio, volatility and beta over a moving window.'), null, false)}
  </section>`;
}
