import { Interrupted } from './run/verdict.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Turns the signals that ask this process to end into one abort. A second signal changes nothing: the runner sends
 * SIGTERM after SIGINT while things are still being removed, and so does an impatient person.
 * @param onAgain told of every signal after the first
 */
export function interruption(onAgain: (name: NodeJS.Signals) => void): AbortSignal {
  const controller = new AbortController()
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) onAgain(name)
      else controller.abort(new Interrupted(name))
    })
  }
  return controller.signal
}
