// The one line that repeats a sweep.

import type { SweepConfiguration } from '../../sweep/sweep-report.js';
import { option, plugin, shellQuoted } from '../command-line.js';

function typed(name: string, value: string | readonly string[] | boolean): string {
  if (typeof value === 'boolean') return value ? `--${name}` : `--${name}=false`;
  if (typeof value === 'string') return option(name, value);
  return `--${name} ${value.map((word) => shellQuoted(word.startsWith('-') ? `./${word}` : word)).join(' ')}`;
}

/** The command that repeats the sweep, quoted for a shell. */
export function sweepCommandLine(configuration: SweepConfiguration): string {
  const { strategy, options, params, space, sampler, trials, rank, require, seed } = configuration;
  const said = (name: string, words: string): string | false => !(name in options) && words;
  const words: (string | false)[] = [
    ...Object.entries(options)
      .filter(([, value]) => value !== false && value !== '' && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => typed(name, value)),
    ...Object.entries(params).map(([name, value]) => option(name, value)),
    ...Object.entries(space).map(([name, value]) => option(name, value)),
    said('sampler', option('sampler', plugin(sampler))),
    trials !== null && said('trials', option('trials', trials)),
    said('rank', option('rank', rank.join(','))),
    said('require', require.map((each) => option('require', each)).join(' ')),
    said('seed', option('seed', seed)),
  ];
  return ['tidemark sweep', shellQuoted(strategy), ...words.filter((each) => each !== false && each !== '')].join(' ');
}
