import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Folder } from './folder.js'
import { uniqueName } from './unique-name.js'

const BUILDKIT = 'moby/buildkit:buildx-stable-1'

/** A shell and little else: builders fetch it and hand it over again and again. */
const SMALL = `FROM debian:bookworm-slim AS whole
RUN mkdir /out && for tool in /bin/sh cat od sleep; do at=$(command -v $tool); echo $at; ldd $at | grep -o '/[^ ]*'; done \\
  | sort -u | xargs cp --parents --dereference --target-directory=/out
FROM scratch
COPY --from=whole /out /
`

/**
 * A registry on the loopback, with an image to build on: a builder of its own cannot see the engine's.
 * Builders join its network, where it has the same address as on the machine. Never the machine's own: an engine in a
 * container would take that of the machine its bridge away.
 */
export class Registry {
  private constructor(
    readonly container: string,
    /** For instance `127.0.0.1:40123`. */
    readonly address: string,
    /** A port of the loopback for a builder that listens in this network. */
    readonly builderPort: number,
  ) {}

  static async start(): Promise<Registry> {
    const name = uniqueName('registry')
    const [port, builderPort] = [await freePort(), await freePort()]
    const ports = [port, builderPort].flatMap((one) => ['--publish', `127.0.0.1:${one}:${one}`])
    await docker([
      ...['run', '--detach', '--name', name, '--env', `REGISTRY_HTTP_ADDR=:${port}`],
      ...[...ports, 'registry:2'],
    ])
    const registry = new Registry(name, `127.0.0.1:${port}`, builderPort)
    await until(
      async () => (await fetch(`http://${registry.address}/v2/`, { signal: AbortSignal.timeout(1000) })).ok,
    )
    await using context = await Folder.with({ Dockerfile: SMALL })
    await docker(['build', '--quiet', '--network', 'none', '--tag', registry.base, context.path])
    await docker(['push', '--quiet', registry.base])
    return registry
  }

  get base(): string {
    return `${this.address}/base:1`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await docker(['image', 'rm', this.base]).catch(() => {})
    await docker(['rm', '--force', '--volumes', this.container])
  }
}

/** A BuildKit that only the test uses, known to buildx by a name. */
export class Builder {
  private constructor(
    readonly name: string,
    private readonly config: Folder,
    private readonly container: string | undefined,
  ) {}

  /** As docker/setup-buildx-action makes it: buildx starts BuildKit in a container. */
  static async container(registry: Registry): Promise<Builder> {
    const options = [`network=container:${registry.container}`, `image=${BUILDKIT}`]
    const flags = options.flatMap((option) => ['--driver-opt', option])
    return Builder.create(['--driver', 'docker-container', ...flags, '--bootstrap'])
  }

  /** A BuildKit that runs elsewhere: buildx knows only its address. */
  static async remote(registry: Registry): Promise<Builder> {
    const container = uniqueName('buildkit')
    const how = ['--detach', '--privileged', '--network', `container:${registry.container}`]
    const listen = ['--addr', `tcp://0.0.0.0:${registry.builderPort}`]
    await docker(['run', ...how, '--name', container, BUILDKIT, ...listen])
    const address = `tcp://127.0.0.1:${registry.builderPort}`
    const builder = await Builder.create(['--driver', 'remote', address], container)
    await until(async () => /Status:\s+running/.test(await builder.buildx('inspect', builder.name)))
    return builder
  }

  private static async create(args: readonly string[], container?: string): Promise<Builder> {
    const config = await Folder.with({}, 'buildx')
    const builder = new Builder(uniqueName('builder'), config, container)
    await builder.buildx('create', '--name', builder.name, ...args)
    return builder
  }

  /** What a process needs to know this builder by its name. */
  get env(): { readonly BUILDX_CONFIG: string } {
    return { BUILDX_CONFIG: this.config.path }
  }

  /** Takes away all it has built and pulled so far. */
  async forget(): Promise<void> {
    await this.buildx('prune', '--builder', this.name, '--all', '--force')
  }

  private buildx(...args: string[]): Promise<string> {
    return docker(['buildx', ...args], this.env)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.buildx('rm', this.name)
    if (this.container !== undefined) await docker(['rm', '--force', '--volumes', this.container])
    await this.config[Symbol.asyncDispose]()
  }
}

/** @throws Error with what it printed where it ends with another code than 0 */
export async function docker(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', args, { env: { ...process.env, ...env } })
  return stdout.trim()
}

/** @throws Error where it does not come true in half a minute */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await holds().catch(() => false)); await pause(50)) {
    if (Date.now() > deadline) throw new Error(`waited too long for ${holds}`)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
