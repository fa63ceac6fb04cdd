/** Null for NaN, which neither JSON nor the rest of the page takes for "not known". */
export function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
