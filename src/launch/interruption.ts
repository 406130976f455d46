import { forManyListeners } from '../common/deadline.js'
import { Interrupted } from '../common/interrupted.js'
import { surviveUncaughtErrors } from './uncaught-errors.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Turns the signals that ask this process to end into one abort. A second signal changes nothing: the runner sends
 * SIGTERM after SIGINT while things are still being removed, and so does an impatient person. An error that
 * nothing catches ends the run in the same way: what the run made has to be removed.
 * @param note takes one line on a second signal or an uncaught error
 */
export function interruption(note: (line: string) => void): AbortSignal {
  const controller = new AbortController()
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) note(`${name} again: still removing what the run made`)
      else controller.abort(new Interrupted(name))
    })
  }
  surviveUncaughtErrors((error) => {
    note(`an unexpected error ends the run: ${error.message}`)
    controller.abort(error)
  })
  return forManyListeners(controller.signal)
}
