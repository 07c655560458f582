// The urge to buy in Hong Kong that comes by itself: it moves money on its day and prices on the days after.

import { random } from '../../engine/index.js';
import { type Course, ordinary, type Times } from '../generator/economy/course.js';
import { wander } from '../generator/wander.js';

/** Log return of the next day for one unit of the urge: a twentieth of an ordinary day's move, so that the memory of returns stays within chance. */
const PUSH = 0.0007;

/** The urge on each weekday: around zero, deviation 1, half of it gone after two weeks. */
export const urgeOf = (seed: number, length: number): Float64Array =>
  wander(random(seed, 'economy urge southbound'), length, 0.93, 1);

/** Times in which prices follow the urge of the day before: what flows in lifts prices, the rise draws more money in. */
export function pushed(seed: number, { days }: Course): Times {
  const urge = urgeOf(seed, days.length);
  return { ...ordinary(days.length), drift: urge.map((_, day) => (day === 0 ? 0 : PUSH * urge[day - 1])) };
}
