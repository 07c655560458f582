// The name that was probably meant, of options, params and files.

export { editDistance, nearest } from '../engine/nearest.js';
