/**
 * An error that nobody caught ends a process at once, with everything it made still on the engine. From now on this one
 * outlives it; should it come to its end by that, its exit code says that nothing was judged.
 */
export function surviveUncaughtErrors(onError: (error: Error) => void): void {
  process.on('uncaughtException', (error) => {
    process.exitCode = 3
    onError(error)
  })
}
