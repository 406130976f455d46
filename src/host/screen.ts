/** As much of a `WriteStream` as a host needs. */
export interface Screen {
  write(text: string): unknown
  on?(event: 'error', listener: () => void): unknown
  off?(event: 'error', listener: () => void): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

/** Writes. A reader that is gone (a closed terminal, `| head`) must not keep the gate from its teardown. */
export function put(screen: Screen, text: string): void {
  try {
    screen.write(text)
  } catch {
    // Nobody is left to read.
  }
}

/** Without a listener a closed pipe ends the process. Done twice, it changes nothing. */
export function surviveClosedReader(screen: Screen): void {
  screen.off?.('error', ignore)
  screen.on?.('error', ignore)
}

function ignore(): void {}
