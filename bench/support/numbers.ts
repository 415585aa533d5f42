/** So many digits behind the point. */
export function numberOf(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
