// The fill models that come with Tidemark, by the name that the command line knows.

export { fillModelOf } from './of.js';
