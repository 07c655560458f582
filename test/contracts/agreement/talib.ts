// TA-Lib itself, compiled to WebAssembly, as the second opinion on our indicators.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from 'talib-web';

/** What is used of the compiled module. */
interface Module {
  readonly HEAPF64: Float64Array;
  readonly HEAP32: Int32Array;
}

type Compiled = (...values: readonly number[]) => number;

/** Calls a function of TA-Lib: the inputs, options and outputs in its own order. The outputs have one value per bar, NaN before the first. */
export type Talib = (
  name: string,
  inputs: readonly Float64Array[],
  options?: readonly number[],
  outputs?: number,
) => readonly Float64Array[];

/** Loads TA-Lib. From Node 18 on it takes its code only from a data URL. */
export async function loadTalib(): Promise<Talib> {
  const code = readFileSync(createRequire(import.meta.url).resolve('talib-web/lib/talib.wasm'));
  const module = (await init(`data:application/wasm;base64,${code.toString('base64')}`)) as Module;
  return (...call) => run(module, ...call);
}

// The package's own functions go one bar too far, and do not tell where the results begin.
function run(module: Module, ...[name, inputs, options = [], outputs = 1]: Parameters<Talib>): readonly Float64Array[] {
  const { length } = inputs[0];
  const functions = module as unknown as Readonly<Record<string, Compiled>>;
  const { _malloc: reserve, _free: release, [`_TA_${name}`]: compute } = functions;
  const address = (values: Float64Array) => {
    const at = reserve(8 * length);
    module.HEAPF64.set(values, at / 8);
    return at;
  };
  const from = inputs.map(address);
  const to = Array.from({ length: outputs }, () => address(new Float64Array(length)));
  const marks = reserve(8);
  try {
    const code = compute(0, length - 1, ...from, ...options, marks, marks + 4, ...to);
    if (code !== 0) throw new Error(`TA_${name} says ${code}`);
    const [first, count] = [module.HEAP32[marks / 4], module.HEAP32[marks / 4 + 1]];
    return to.map((at) => {
      const values = new Float64Array(length).fill(NaN);
      values.set(module.HEAPF64.subarray(at / 8, at / 8 + count), first);
      return values;
    });
  } finally {
    for (const at of [...from, ...to, marks]) release(at);
  }
}
