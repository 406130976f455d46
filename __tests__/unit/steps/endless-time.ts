/** The time of a run that never ends. */
export const endlessTime = {
  endsAt: Number.POSITIVE_INFINITY,
  isUsedUp: () => false,
  leftMs: () => Number.POSITIVE_INFINITY,
}
