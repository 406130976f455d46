import { heardByMany } from '../common/deadline.js'
import { Interrupted } from '../common/interrupted.js'
import { surviveUncaughtErrors } from './uncaught-errors.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Turns the signals that ask this process to end into one abort. A second signal changes nothing: the runner sends
 * SIGTERM after SIGINT while things are still being removed, and so does an impatient person. An error that nobody
 * caught ends the run in the same way: what it made has to be removed.
 * @param tell takes one line on what changes nothing, or was not expected
 */
export function interruption(tell: (line: string) => void): AbortSignal {
  const controller = new AbortController()
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) tell(`${name} again: still removing what the run made`)
      else controller.abort(new Interrupted(name))
    })
  }
  surviveUncaughtErrors((error) => {
    tell(`an error that nobody expected ends the run: ${error.message}`)
    controller.abort(error)
  })
  return heardByMany(controller.signal)
}
