/** Bytes of logs that a report holds; the files in the report folder hold all. */
export const MAX_LOG_BYTES = 5_000_000

/** Lines of logs that a report holds: a browser has to keep each of them apart. */
export const MAX_LOG_LINES = 100_000

/** Of a log that is too long, this part is taken from its beginning, the rest from its end, where causes stand. */
const HEAD_SHARE = 1 / 8

/**
 * Divides a total among logs: small ones are kept whole, and what they leave is divided evenly among the large ones.
 * @returns for each size what it gets, at most the size itself
 */
export function fairShares(sizes: readonly number[], total: number): number[] {
  const shares = sizes.map(() => 0)
  const smallestFirst = sizes.map((size, index) => ({ size, index })).sort((a, b) => a.size - b.size)
  let left = total
  smallestFirst.forEach(({ size, index }, taken) => {
    const share = Math.min(size, Math.floor(left / (sizes.length - taken)))
    shares[index] = share
    left -= share
  })
  return shares
}

/** How much of a share is the beginning of a log, and how much its end. */
export function bothEnds(share: number): { readonly head: number; readonly tail: number } {
  const head = Math.floor(share * HEAD_SHARE)
  return { head, tail: share - head }
}
