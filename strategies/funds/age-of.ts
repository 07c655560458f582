// How old what was last published is.

import { indicator, type Series } from '../../engine/index.js';

/** How many observations there have been. */
const countOf = (series: Series): Series =>
  indicator(series, () => {
    let count = 0;
    return () => ++count;
  });

/** How many bars ago a series was last published: one that has ended says nothing about today. */
export const ageOf = (published: Series, bars: Series): Series =>
  indicator([countOf(published), countOf(bars)], () => {
    let known = Number.NaN;
    let since = 0;
    return (observations, bar) => {
      if (observations !== known) since = bar;
      known = observations;
      return bar - since;
    };
  });
