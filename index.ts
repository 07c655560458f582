// The library's face: the engine, the measures of a run, and the reading of data.

export * from './engine/index.js';
