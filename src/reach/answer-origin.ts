import { anyAnswer } from '../checks/any-answer.js'
import { request } from '../checks/request.js'
import { takesConnection } from '../checks/takes-connection.js'
import type { Clock } from '../common/clock.js'
import type { Docker } from '../engine/docker.js'
import type { ReachedPort } from './port-finder.js'

/** Milliseconds in which the engine's figures show what a container has sent. */
const FIGURES_TIMEOUT_MS = 2000

/** Milliseconds between two looks at the figures. */
const FIGURES_POLL_MS = 100

/** Milliseconds that an answer may take which is only asked for to be counted. */
const COUNTED_ANSWER_TIMEOUT_MS = 5000

/**
 * Tells whether what answers on another machine is the container that should. Nobody here sees whose port that is, but
 * the engine counts what a container sends: whoever takes a connection has sent a packet.
 */
export class AnswerOrigin {
  /** Address → whether it is the container's. */
  private readonly known = new Map<string, Promise<boolean>>()

  constructor(
    private readonly docker: Pick<Docker, 'machine' | 'packetsSent'>,
    private readonly clock: Pick<Clock, 'now' | 'sleep' | 'timeout'>,
  ) {}

  /**
   * Whether something else than the container answers. A container that is busy with something else at this moment
   * hides that.
   * @throws EngineTrouble where the engine is lost; the signal's reason
   */
  async isForeign(reached: ReachedPort, signal: AbortSignal): Promise<boolean> {
    const key = `${reached.container} ${reached.url.host}`
    const known = this.known.get(key) ?? this.find(reached, signal)
    this.known.set(key, known)
    // What ended one check is no answer for another.
    known.catch(() => this.known.delete(key))
    return !(await known)
  }

  private async find({ service, port, container, url }: ReachedPort, signal: AbortSignal): Promise<boolean> {
    if (!(await this.docker.machine()).isDocker) return true
    if (await this.sends(container, () => takesConnection(url, this.clock), signal)) return true
    // What stands between may open a connection to the container only when there is a request to pass on.
    const limits = { signal, timeoutMs: COUNTED_ANSWER_TIMEOUT_MS }
    const asked = async () => (await request(url, anyAnswer(service, port), limits)).kind === 'answer'
    return this.sends(container, asked, signal)
  }

  /** Whether a container sends something while it is contacted; true where nobody can tell. */
  private async sends(
    container: string,
    contact: () => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const before = await this.docker.packetsSent(container)
    if (before === undefined || !(await contact())) return true
    const deadline = this.clock.now() + FIGURES_TIMEOUT_MS
    for (;;) {
      if ((await this.docker.packetsSent(container)) !== before) return true
      if (this.clock.now() >= deadline) return false
      await this.clock.sleep(FIGURES_POLL_MS, signal)
    }
  }
}
