// The face of the generator.

export { type Demo, type Generated, generateDemo } from './demo.js';
export { writeDataset } from './write-dataset.js';
