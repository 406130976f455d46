import { chmod } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { engineSocket } from './engine.js'
import { Folder } from './folder.js'

/** A socket in front of the engine's own, which can be made to fail without harm to anybody else. */
export class EngineProxy {
  private readonly sockets = new Set<Socket>()
  private server: Server | undefined
  private swallowing: RegExp | undefined
  private hasSwallowed = false

  private constructor(
    private readonly folder: Folder,
    private readonly behind: string,
  ) {}

  static async listen(): Promise<EngineProxy> {
    if (engineSocket === undefined) throw new Error('these tests need an engine with a Unix socket')
    const proxy = new EngineProxy(await Folder.with({}, 'gate-proxy'), engineSocket)
    await proxy.restore()
    return proxy
  }

  /** What to put in a process's environment, so that it speaks to the engine through this. */
  get env(): { readonly DOCKER_HOST: string } {
    return { DOCKER_HOST: `unix://${this.path}` }
  }

  /** The engine is gone: connections break, and no new ones are taken. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve))
    for (const socket of this.sockets) socket.destroy()
    await closed
    this.server = undefined
  }

  /** The engine is there again. */
  async restore(): Promise<void> {
    const server = createServer({ allowHalfOpen: true }, (client) => this.pass(client))
    await new Promise<void>((resolve) => server.listen(this.path, resolve))
    this.server = server
  }

  /** The engine hangs: from now on a request that looks like this does not reach it, and has no answer. */
  swallow(request: RegExp): void {
    this.swallowing = request
  }

  /** Whether such a request has come, and now waits for its answer. */
  get isHanging(): boolean {
    return this.hasSwallowed
  }

  /** Takes away all rights on the socket, those of its owner as well. */
  async forbid(): Promise<void> {
    await chmod(this.path, 0o000)
  }

  private get path(): string {
    return join(this.folder.path, 'docker.sock')
  }

  private pass(client: Socket): void {
    const server = connect({ path: this.behind, allowHalfOpen: true })
    let hangs = false
    const requests = new Transform({
      transform: (chunk, _encoding, done) => {
        hangs ||= this.swallowing?.test(chunk.toString('latin1')) === true
        this.hasSwallowed ||= hangs
        done(null, hangs ? undefined : chunk)
      },
    })
    client.pipe(requests).pipe(server)
    server.pipe(client)
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        this.sockets.delete(from)
        to.destroy()
      })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.server !== undefined) await this.cut()
    await this.folder[Symbol.asyncDispose]()
  }
}
