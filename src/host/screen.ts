/** As much of a `WriteStream` as a host needs. */
export interface Screen {
  write(text: string): unknown
  on?(event: 'error', listener: () => void): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** Writes; a reader that is gone (a closed terminal, `| head`) must not keep the gate from tearing down. */
export function put(screen: Screen, text: string): void {
  try {
    screen.write(text)
  } catch {
    // Words that nobody can read are not worth a failure.
  }
}

const outlived = new WeakSet<Screen>()

/** Without a listener a closed pipe ends the process. */
export function surviveClosedReader(screen: Screen): void {
  if (outlived.has(screen)) return
  outlived.add(screen)
  screen.on?.('error', () => undefined)
}
