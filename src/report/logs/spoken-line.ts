import { plainLine } from '../../common/plain-text.js'

/** What BuildKit writes before each line that an instruction prints: `#8 1.532 `. */
const STEP_AND_SECONDS = /^#\d+ \d+\.\d+ /

/** A line of a log as the program said it: two are compared by that. */
export function spoken(line: string): string {
  return plainLine(line).replace(STEP_AND_SECONDS, '')
}
