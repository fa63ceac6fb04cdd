/** Columns whose length is not known beforehand: typed arrays that grow by half. */

type Numbers = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;

/** The array itself, or a longer one with the same beginning, so that index `at` is in it. */
export function roomFor<T extends Numbers>(array: T, at: number): T {
  if (at < array.length) return array;
  const longer = new (array.constructor as new (length: number) => T)(Math.max(at + 1, Math.ceil(array.length * 1.5)));
  longer.set(array);
  return longer;
}
