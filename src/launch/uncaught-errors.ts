/**
 * Keeps the process alive when an error is thrown that nothing catches: otherwise the process would end at once, with
 * everything it made still on the engine. Should it end before it exits with a code of its own, the code says that
 * nothing was judged.
 */
export function surviveUncaughtErrors(onError: (error: Error) => void): void {
  process.on('uncaughtException', (error) => {
    process.exitCode = 3
    onError(error)
  })
}
