import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { systemClock } from '../../src/common/clock.js'
import { RUN } from '../../src/common/run-identity.js'
import { Docker } from '../../src/engine/docker.js'
import { Folder } from './folder.js'

/** What a container has printed: all at once, or as somebody takes it. */
type Log = string | ((response: ServerResponse) => void)

/** What is on it, all of one project; ids are names. */
export interface Things {
  readonly containers?: Readonly<Record<string, Log>>
  readonly networks?: readonly string[]
  readonly volumes?: readonly string[]
  readonly images?: readonly string[]
  /** `DELETE /volumes/data` → status and words (or the whole answer) of the engine instead of doing it. */
  readonly refuses?: Readonly<Record<string, readonly [status: number, words: string | object]>>
  /** Name → labels of a thing, on top of those it has anyway. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The run that has the name of the project; absent: nobody, until a run takes it. */
  readonly holder?: string
  /** More labels of the volume for that name. */
  readonly claimLabels?: Readonly<Record<string, string>>
  /** What it never answers. */
  readonly ignores?: readonly string[]
}

const STANDARD_OUTPUT = 1

/** A text as the engine sends it for a container without a terminal. */
export function frame(text: string | Buffer, stream = STANDARD_OUTPUT): Buffer {
  const bytes = Buffer.from(text)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(bytes.length, 4)
  return Buffer.concat([header, bytes])
}

/** An engine for answers that a real one gives only on bad days. */
export class FakeEngine implements AsyncDisposable {
  /** `DELETE /containers/app`, in the order it was asked. */
  readonly asked: string[] = []
  private readonly gone = new Set<string>()
  /** Labels of the volume that stands for the name of the project. */
  private claim: unknown
  private readonly sockets = new Set<Socket>()
  private readonly server: Server

  private constructor(
    readonly docker: Docker,
    private readonly folder: Folder,
    private readonly things: Things,
  ) {
    if (things.holder !== undefined) this.claim = { Labels: { [RUN]: things.holder, ...things.claimLabels } }
    this.server = createServer((request, response) => void this.answer(request, response))
    this.server.on('connection', (socket) => this.sockets.add(socket))
  }

  static async with(things: Things): Promise<FakeEngine> {
    const folder = await Folder.with({}, 'fake-engine')
    const path = join(folder.path, 'docker.sock')
    const engine = new FakeEngine(
      await Docker.connect({ host: `unix://${path}`, tlsPath: undefined }, systemClock),
      folder,
      things,
    )
    await new Promise<void>((resolve) => engine.server.listen(path, resolve))
    return engine
  }

  /** What to put in a process's environment, so that it speaks to this engine. */
  get env(): { readonly DOCKER_HOST: string } {
    return { DOCKER_HOST: `unix://${join(this.folder.path, 'docker.sock')}` }
  }

  /** The names of all that is still there. */
  get left(): string[] {
    const { containers = {}, networks = [], volumes = [], images = [] } = this.things
    return this.those([...Object.keys(containers), ...networks, ...volumes, ...images])
  }

  /** Breaks every connection, and takes no new ones. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    for (const socket of this.sockets) socket.destroy()
    await closed
  }

  private those(names: readonly string[] = []): string[] {
    return names.filter((name) => !this.gone.has(name))
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request
    const { pathname, searchParams } = new URL(url, 'http://engine')
    const what = `${method} ${decodeURIComponent(pathname)}`
    this.asked.push(what)
    if (this.things.ignores?.includes(what)) return
    if (what === 'GET /events') {
      // Nothing happens on it.
      response.writeHead(200).flushHeaders()
      return
    }
    const told = /^GET \/containers\/(\w+)\/logs$/.exec(what)?.[1]
    const refusal = this.things.refuses?.[what]
    if (told !== undefined && refusal === undefined) {
      this.tell(told, response)
      return
    }
    const [status, body] = refusal ??
      (await this.claimed(what, request)) ?? [200, this.body(what, searchParams.get('filters') ?? '')]
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(typeof body === 'string' ? { message: body } : body))
  }

  /** What it answers about the volume that stands for the name; undefined: it was asked for something else. */
  private async claimed(what: string, request: IncomingMessage): Promise<[number, unknown] | undefined> {
    if (what === 'POST /volumes/create') {
      const made = await text(request)
      this.claim ??= JSON.parse(made)
      return [201, this.claim]
    }
    if (!/^\w+ \/volumes\/.*\.compose-gate$/.test(what)) return undefined
    if (this.claim === undefined) return [404, 'no such volume']
    if (!what.startsWith('DELETE ')) return [200, this.claim]
    this.claim = undefined
    return [204, {}]
  }

  private body(what: string, filters: string): unknown {
    const [, method, kind = '', name = ''] = /^(\w+) \/(\w+)\/?(.*)$/.exec(what) ?? []
    if (method === 'DELETE') this.gone.add(name)
    if (method !== 'GET') return {}
    return name === '' || name === 'json' ? this.list(kind, filters) : inspection(name.replace('/json', ''))
  }

  private list(kind: string, filters: string): unknown {
    const { containers = {}, networks, volumes, images, labels = {} } = this.things
    switch (kind) {
      case 'containers':
        return filters.includes('"volume"')
          ? []
          : this.those(Object.keys(containers)).map((name) => listing(name, labels[name]))
      case 'networks':
        return this.those(networks).map((name) => ({ Id: name, Name: name, Labels: labels[name] }))
      case 'volumes':
        // No container here uses a volume.
        return {
          Volumes: isForUsed(filters)
            ? []
            : this.those(volumes).map((name) => ({ Name: name, Labels: labels[name] })),
        }
      default:
        return this.those(images).map((name) => ({ RepoTags: [name] }))
    }
  }

  private tell(name: string, response: ServerResponse): void {
    const log = this.things.containers?.[name] ?? ''
    if (typeof log === 'string') response.end(frame(log))
    else log(response)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.server.listening) await this.stop()
    await this.folder[Symbol.asyncDispose]()
  }
}

function isForUsed(filters: string): boolean {
  return filters.includes('"dangling":["false"]')
}

function listing(name: string, more: Readonly<Record<string, string>> = {}): unknown {
  const labels = { 'com.docker.compose.service': name, ...more }
  return { Id: name, Names: [`/${name}`], Labels: labels, ImageID: '', State: 'running', Mounts: [] }
}

function inspection(name: string): unknown {
  return {
    Id: name,
    State: { Running: true },
    HostConfig: {},
    Config: { Tty: false },
    NetworkSettings: {},
    RestartCount: 0,
  }
}
