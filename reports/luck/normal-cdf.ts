// The normal distribution function, exact to the last digits in the tails too, where p-values live.

/** Probability that a standard normal lies at or below `x`; NaN for NaN. Relative error below 1e-14 wherever the result is a normal number,
 *  so that `normalCdf(-x)` is the upper tail. Source: W. J. Cody, Rational Chebyshev approximations for the error function, Mathematics of
 *  Computation 23 (1969) 631-637, in the form of his ANORM (ACM TOMS 19, 1993, algorithm 715). */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (!(y < Infinity)) return x > 0 ? 1 : x < 0 ? 0 : NaN;
  if (y <= 0.67448975) {
    const square = x * x;
    return 0.5 + (x * evaluate(square, CENTRE)) / evaluate(square, CENTRE_BELOW);
  }
  const tail = gauss(y) * (y <= Math.sqrt(32) ? evaluate(y, SHOULDER) / evaluate(y, SHOULDER_BELOW) : far(y));
  return x > 0 ? 1 - tail : tail;
}

/** exp(-y^2 / 2), with the square split so that its rounding is not multiplied by its size. */
function gauss(y: number): number {
  const near = Math.trunc(y * 16) / 16;
  return Math.exp((-near * near) / 2) * Math.exp((-(y - near) * (y + near)) / 2);
}

/** Mills' ratio over the root of 2 pi, of a far tail. */
function far(y: number): number {
  const inverse = 1 / (y * y);
  return (ROOT - (inverse * evaluate(inverse, TAIL)) / evaluate(inverse, TAIL_BELOW)) / y;
}

/** A polynomial, coefficients from the highest power down. */
function evaluate(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (const c of coefficients) sum = sum * x + c;
  return sum;
}

/** 1 / sqrt(2 pi). */
const ROOT = 0.3989422804014327;

const CENTRE = [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.981253343562];
const CENTRE_BELOW = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const SHOULDER = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const SHOULDER_BELOW = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
];
const TAIL = [
  0.02307344176494017, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5,
];
const TAIL_BELOW = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
];
