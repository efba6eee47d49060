type Numeric = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

/** The same values in an array of `length` or more entries. */
export function grown<T extends Numeric>(array: T, length: number): T {
  const bigger = new (array.constructor as new (n: number) => T)(length)
  bigger.set(array as never)
  return bigger
}

/** Capacity for at least `needed`: half as much again, so that growth stays cheap. */
export function capacityFor(needed: number, current: number): number {
  return Math.max(1024, needed, Math.ceil(current * 1.5))
}
