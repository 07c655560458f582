// Strategies made of others.

export { blend, type Share } from './blend.js';
export { overlay, type Hedging } from './overlay.js';
export { guard, type Guarding } from './guard.js';
