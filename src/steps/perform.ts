import type { Perform } from '../run/runner.js'
import { build } from './build.js'
import { check } from './check.js'
import { create } from './create.js'
import { job } from './job.js'
import { pull } from './pull.js'
import { ready } from './ready.js'
import type { Stage } from './stage.js'
import { start } from './start.js'

/** Does a step of any kind on this stage. */
export function performOn(stage: Stage): Perform {
  return (step, signal) => {
    switch (step.kind) {
      case 'build':
        return build(step, stage, signal)
      case 'pull':
        return pull(step, stage, signal)
      case 'create':
        return create(step, stage, signal)
      case 'start':
        return start(step, stage, signal)
      case 'ready':
        return ready(step, stage, signal)
      case 'job':
        return job(step, stage, signal)
      case 'check':
        return check(step, stage, signal)
    }
  }
}
