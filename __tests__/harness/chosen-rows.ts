import { test } from '@jest/globals'

/** Whether all rows of all tables are run: the soak sets this. */
const isSoak = process.env.COMPOSE_GATE_SOAK === '1'

/**
 * The rows of a table that are run at every change. Those left out go the way of a row that is run, with other words
 * or at another moment; the soak runs all.
 * @param isChosen whether a row is run at every change
 */
export function chosenRows<Row>(rows: readonly Row[], isChosen: (row: Row, index: number) => boolean): Row[] {
  return isSoak ? [...rows] : rows.filter(isChosen)
}

/** A single test that goes the way of another one, with other words or at another moment: the soak alone runs it. */
export function testInSoak(name: string, act: () => Promise<void>): void {
  if (isSoak) test(name, act)
}
