import type { ContainerHistories } from './container-histories.js'
import type { ContainerInspector } from './container-inspector.js'
import type { RunControl } from './run-control.js'

/**
 * Every step has passed. The run passes only if every container that must keep running does so at this moment: the
 * event of an end may not have come yet, and a container that is about to be started again does not work.
 */
export async function inspectAtTheEnd(
  histories: Pick<ContainerHistories, 'all'>,
  inspector: Pick<ContainerInspector, 'failureOf'>,
  run: Pick<RunControl, 'failService'>,
): Promise<void> {
  await Promise.all(
    histories.all().map(async ({ id, service }) => {
      const failure = await inspector.failureOf(id, 'the end of the run')
      if (failure !== undefined) run.failService(service, failure)
    }),
  )
}
