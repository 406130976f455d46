import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { createServer, type Server, Socket } from 'node:net'
import { join } from 'node:path'
import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import type { Environment } from '../common/environment.js'
import { EngineTrouble } from '../common/problem.js'
import { askCommand, runMarks } from './command.js'
import { freePort, listens } from './local-ports.js'
import { passOn } from './pass-on.js'
import { dialThere, placeThere, targetOf } from './ssh-target.js'
import { sshTrouble } from './ssh-trouble.js'
import { apiSocketIn, makeTunnelFolder } from './tunnel-folder.js'

/** Milliseconds in which a connection must stand; `ssh` may ask several machines on the way. */
const SSH_CONNECT_TIMEOUT_MS = 20_000

/** Milliseconds between two looks whether it does. */
const POLL_MS = 20

/** Milliseconds after which a connection there that stays open without a word was taken: one that is refused ends much sooner. */
const TAKES_AFTER_MS = 2000

/** What `ssh` says where the other machine forbids to forward. */
const FORBIDDEN = /administratively prohibited/

/** Characters of what the connection says that are kept: it tells of each request that is refused. */
const MAX_KEPT_WORDS = 4096

/** A local port may be taken by somebody else just before it is used. */
const MAX_PORT_ATTEMPTS = 5

/**
 * One connection to the engine's machine through the user's own `ssh`, with its keys, agent, configuration and jump
 * hosts. Everything goes through it: the engine's API, and requests to published ports. It ends with this process.
 */
export class SshTunnel {
  /** Address and port there, as `ssh` takes them → local port. */
  private readonly forwards = new Map<string, Promise<number>>()
  private master: ChildProcessWithoutNullStreams | undefined
  private isForbidden = false
  /** What was said where an answer of the engine should have come; empty: nothing. */
  private refusal = ''

  private constructor(
    private readonly target: readonly string[],
    private readonly dialThere: readonly string[],
    private readonly folder: string,
    private readonly environment: Environment,
    private readonly clock: Pick<Clock, 'sleep' | 'now'>,
  ) {}

  /** @param host `ssh://USER@NAME:PORT` @throws EngineTrouble with the words of `ssh`; the signal's reason */
  static async open(
    host: string,
    environment: Environment,
    clock: Pick<Clock, 'sleep' | 'now'>,
    signal: AbortSignal,
  ): Promise<SshTunnel> {
    const folder = await makeTunnelFolder()
    const tunnel = new SshTunnel(targetOf(host), dialThere(host), folder, environment, clock)
    process.once('exit', () => tunnel.close())
    try {
      await tunnel.connect(host, signal)
      await tunnel.listen()
      return tunnel
    } catch (error) {
      tunnel.close()
      throw error
    }
  }

  /** Ends the connection, and all that goes through it. */
  close(): void {
    this.master?.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Where requests to the engine's API are taken. */
  get socket(): string {
    return apiSocketIn(this.folder)
  }

  /**
   * @param address of the other machine
   * @returns a port of this machine's loopback that leads there
   * @throws EngineTrouble
   */
  async forward(address: string, port: number): Promise<number> {
    const there = placeThere(address, port)
    this.needForwarding(there)
    const known = this.forwards.get(there) ?? this.forwarded(there)
    this.forwards.set(there, known)
    return known
  }

  /**
   * Whether something takes connections at a port of the other machine.
   * @param address of the other machine
   * @throws EngineTrouble where that machine forbids to forward
   */
  async takes(address: string, port: number, clock: Pick<Clock, 'timeout'>): Promise<boolean> {
    const there = placeThere(address, port)
    const dial = this.start(['-S', this.control, '-W', there, ...this.target])
    const takesIt = await new Promise<boolean>((resolve) => {
      dial.once('error', () => resolve(false))
      dial.once('close', (code) => resolve(code === 0))
      dial.stdout.once('data', () => resolve(true))
      dial.stderr.resume()
      clock.timeout(TAKES_AFTER_MS).addEventListener('abort', () => resolve(true), { once: true })
    })
    dial.kill()
    this.needForwarding(there)
    return takesIt
  }

  /**
   * Keeps the forwarded ports when this process ends, in a process that `compose-gate down` and the post step end. Waits
   * until they lead there again.
   * @param project the Compose project's name
   * @param run the id of the run
   */
  async keep(project: string, run: string): Promise<void> {
    const kept = await Promise.all(
      [...this.forwards].map(async ([there, port]) => ({ there, port: await port })),
    )
    const flags = kept.map(({ there, port }) => `127.0.0.1:${port}:${there}`)
    if (flags.length === 0) return
    for (const flag of flags) await this.ask('-O', 'cancel', '-L', flag)
    const args = ['-N', '-S', 'none', '-o', 'BatchMode=yes', '-o', 'ExitOnForwardFailure=yes']
    const env = { ...this.environment, ...runMarks(project, run) }
    const all = [...args, ...flags.flatMap((flag) => ['-L', flag]), ...this.target]
    const keeper = spawn('ssh', all, { env, detached: true, stdio: 'ignore' }).on('error', () => {})
    keeper.unref()
    const { clock } = this
    const deadline = clock.now() + SSH_CONNECT_TIMEOUT_MS
    for (const { port } of kept)
      while (keeper.exitCode === null && clock.now() < deadline && !(await listens(port)))
        await clock.sleep(POLL_MS, NEVER_ABORTED)
  }

  /**
   * Why the engine there did not answer, in the words of that machine; undefined: nothing was said.
   * @param host as it was opened
   */
  whyNoAnswer(host: string): EngineTrouble | undefined {
    return this.refusal === '' ? undefined : sshTrouble(host, this.refusal)
  }

  private get control(): string {
    return join(this.folder, 'control')
  }

  private async connect(host: string, signal: AbortSignal): Promise<void> {
    const { clock } = this
    // `cat` ends with its input, and that with this process, however it ends.
    const options = ['ControlPersist=no', 'BatchMode=yes', 'LogLevel=INFO'].flatMap((option) => [
      '-o',
      option,
    ])
    const flags = ['-M', '-S', this.control, ...options, '-T']
    const master = this.start([...flags, ...this.target, 'cat'])
    this.master = master
    // Nobody waits for its end.
    master.unref()
    for (const pipe of master.stdio) if (pipe instanceof Socket) pipe.unref()
    let words = ''
    let ended = false
    master.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = `${words}${text}`.slice(-MAX_KEPT_WORDS)
      this.isForbidden ||= FORBIDDEN.test(words)
    })
    master.on('close', () => {
      ended = true
    })
    master.on('error', (error: NodeJS.ErrnoException) => {
      words = error.code === 'ENOENT' ? 'the ssh command is not on PATH' : error.message
      ended = true
    })
    for (const deadline = clock.now() + SSH_CONNECT_TIMEOUT_MS; !existsSync(this.control); ) {
      if (ended || clock.now() > deadline) throw sshTrouble(host, words)
      await clock.sleep(POLL_MS, signal)
    }
  }

  /** Passes each connection on to the engine's own socket, as the docker command line does. */
  private async listen(): Promise<void> {
    const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
      const dial = this.start(['-S', this.control, '-T', ...this.target, ...this.dialThere])
      passOn(socket, dial, (words) => {
        this.refusal = words
      })
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.socket, resolve)
    })
    server.unref()
  }

  private needForwarding(there: string): void {
    if (this.isForbidden) throw notForwarded(there, 'administratively prohibited')
  }

  private async forwarded(there: string): Promise<number> {
    let words = ''
    for (let attempt = 0; attempt < MAX_PORT_ATTEMPTS; attempt += 1) {
      const local = await freePort()
      const { exitCode, stderr } = await this.ask('-O', 'forward', '-L', `127.0.0.1:${local}:${there}`)
      if (exitCode === 0) return local
      words = stderr.trim()
    }
    throw notForwarded(there, words)
  }

  private ask(...args: readonly string[]) {
    const options = { cwd: process.cwd(), env: this.environment }
    return askCommand('ssh', ['-S', this.control, ...args, ...this.target], options)
  }

  private start(args: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn('ssh', args, { env: this.environment })
  }
}

function notForwarded(there: string, words: string): EngineTrouble {
  return new EngineTrouble(
    `ssh does not forward ${there}: ${words}`,
    'set `AllowTcpForwarding yes` in the sshd_config of that machine',
  )
}
