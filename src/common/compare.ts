/** By code point, so that the order is the same on every machine. */
export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

export function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return compare(left.name, right.name)
}
