/** The ports of one app that are asked because nobody wrote a check: one good answer suffices. */
export class AppAnswers {
  private readonly open: Set<number>
  private connected = false
  private tell: (spoke: boolean) => void = () => {}
  private readonly decided: Promise<boolean>

  constructor(ports: readonly number[]) {
    this.open = new Set(ports)
    this.decided = new Promise((resolve) => {
      this.tell = resolve
    })
  }

  /** Whether a port of the app has taken a connection. */
  get wasReached(): boolean {
    return this.connected
  }

  /** A port has taken a connection. */
  reached(): void {
    this.connected = true
  }

  /** A port speaks for the app. */
  spoke(): void {
    this.reached()
    this.tell(true)
  }

  /** A port does not. @returns whether another one does, once that is known */
  async othersSpeak(port: number): Promise<boolean> {
    this.open.delete(port)
    if (this.open.size === 0) this.tell(false)
    return this.decided
  }

  /** Calls back once a port speaks for the app. */
  whenSpoken(call: () => void): void {
    this.decided.then((spoke) => spoke && call())
  }
}

/** What came of the checks that nobody wrote, app by app. */
export class DefaultAnswers {
  private readonly apps = new Map<string, AppAnswers>()

  /** @param app a service, or one of its replicas */
  of(app: string, ports: readonly number[]): AppAnswers {
    const known = this.apps.get(app) ?? new AppAnswers(ports)
    this.apps.set(app, known)
    return known
  }
}
