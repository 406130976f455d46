/** Takes away what an entry listens to for the rest of its process. */
export function forgetProcessListeners(): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException']) process.removeAllListeners(name)
  process.exitCode = undefined
}
