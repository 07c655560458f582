// The attributions, at their former place.

export * from './attribution/index.js';
