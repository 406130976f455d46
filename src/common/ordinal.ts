const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `second of two`; numbers above ten as figures: `3 of 12`. @param place from 1 */
export function ordinal(place: number, count: number): string {
  const [nth, all] = [ORDINALS[place - 1], NUMBERS[count - 1]]
  return nth === undefined || all === undefined ? `${place} of ${count}` : `${nth} of ${all}`
}
