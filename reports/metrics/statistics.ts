// The sums that every metric shares, by the name under which the metrics know them.

export * from '../statistics.js';
