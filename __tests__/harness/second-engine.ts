import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import Dockerode from 'dockerode'
import { docker } from './buildx.js'
import { Folder } from './folder.js'
import { makeKeys } from './tls-keys.js'
import { uniqueName } from './unique-name.js'

/** Milliseconds in which a daemon must answer. */
const START_TIMEOUT_MS = 60_000

export interface SecondEngineOptions {
  /** Whether it speaks TLS at its port, and wants to see a certificate. */
  readonly tls?: boolean
}

/**
 * An engine that stands for another machine: it runs in a privileged container of the first engine, so it has a network
 * and processes of its own. Its programs are those of this machine; of the files here it sees none but its own folder.
 */
export class SecondEngine implements AsyncDisposable {
  /** The same engine, asked directly. */
  readonly api: Dockerode

  private constructor(
    readonly container: string,
    /** The address of its machine. */
    readonly address: string,
    private readonly folder: Folder,
    private readonly isSecure: boolean,
  ) {
    this.api = new Dockerode({ socketPath: this.socket })
  }

  static async start({ tls = false }: SecondEngineOptions = {}): Promise<SecondEngine> {
    const folder = await Folder.with({}, 'second-engine')
    await mkdir(join(folder.path, 'data'))
    const container = uniqueName('second-engine')
    const { path } = folder
    // Its data goes with the container. What is in `/tmp` and `/run` of this machine it does not see.
    const hidden = ['/host/tmp', '/host/run'].map((place) => `mount -t tmpfs none ${place}`)
    const own = `mkdir -p /host${path}/data && mount --move /keep /host${path} && mount --bind /data /host${path}/data`
    const keep = `mkdir -p /keep && mount --bind /host${path} /keep`
    const script = ['mount -t proc proc /host/proc', keep, ...hidden, own, 'exec sleep infinity'].join(' && ')
    await docker([
      ...['run', '--detach', '--privileged', '--cgroupns', 'host', '--name', container],
      ...['--volume', '/:/host', '--volume', '/data', 'debian:bookworm-slim', 'sh', '-c', script],
    ])
    const format = ['--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}']
    const address = await docker(['inspect', ...format, container])
    if (tls) await makeKeys(path, address)
    const engine = new SecondEngine(container, address, folder, tls)
    await engine.run()
    return engine
  }

  /** Where the daemon takes requests of this machine; a path that the daemon's machine shares. */
  get socket(): string {
    return join(this.folder.path, 'docker.sock')
  }

  /** The folder of the client's keys. */
  get keys(): string {
    return this.folder.path
  }

  /** What a process needs to speak to it over the network. */
  get env(): Readonly<Record<string, string>> {
    const host = `tcp://${this.address}:${this.isSecure ? 2376 : 2375}`
    return this.isSecure
      ? { DOCKER_HOST: host, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: this.keys }
      : { DOCKER_HOST: host }
  }

  /** Gives it an image of the first engine. */
  async give(image: string): Promise<void> {
    const copy = `docker save ${image} | docker --host unix://${this.socket} load`
    await promisify(execFile)('sh', ['-c', copy], { env: process.env })
  }

  /** What of a project it has, and what it made among the files of its machine. */
  async left(project: string): Promise<readonly string[]> {
    const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] })
    const [containers, networks, { Volumes }] = await Promise.all([
      this.api.listContainers({ all: true, filters }),
      this.api.listNetworks({ filters }),
      this.api.listVolumes({ filters }),
    ])
    return [...containers.flatMap(({ Names }) => Names), ...[...networks, ...Volumes].map(({ Name }) => Name)]
  }

  /** Runs a command on its machine. @returns what it prints */
  onMachine(...command: readonly string[]): Promise<string> {
    return docker(['exec', this.container, 'chroot', '/host', ...command])
  }

  /**
   * Lets its machine be reached by ssh with a key. @returns what a process needs to speak to it so: its `ssh` has a
   * configuration of its own, as a user's has
   */
  async overSsh(): Promise<Readonly<Record<string, string>>> {
    const { path } = this.folder
    const keygen = (name: string) =>
      promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(path, name)])
    await Promise.all([keygen('host-key'), keygen('user-key')])
    const config = [
      ...[
        'Port 2222',
        `HostKey ${path}/host-key`,
        `AuthorizedKeysFile ${path}/user-key.pub`,
        'StrictModes no',
      ],
      ...[
        'PermitRootLogin yes',
        'UsePAM no',
        `SetEnv PATH=${process.env.PATH} DOCKER_HOST=unix://${this.socket}`,
      ],
    ]
    await this.folder.write('sshd_config', `${config.join('\n')}\n`)
    await this.onMachine(
      'sh',
      '-c',
      `mkdir -p /run/sshd && chown root ${path}/host-key && /usr/sbin/sshd -f ${path}/sshd_config`,
    )
    const client = [
      `Host far`,
      `HostName ${this.address}`,
      'Port 2222',
      'User root',
      `IdentityFile ${path}/user-key`,
    ]
    const known = [
      'StrictHostKeyChecking accept-new',
      `UserKnownHostsFile ${path}/known_hosts`,
      'LogLevel ERROR',
    ]
    await this.folder.write('ssh_config', `${[...client, ...known].join('\n')}\n`)
    const { stdout } = await promisify(execFile)('sh', ['-c', 'command -v ssh'])
    await this.folder.write('bin/ssh', `#!/bin/sh\nexec ${stdout.trim()} -F ${path}/ssh_config "$@"\n`, 0o755)
    return { DOCKER_HOST: 'ssh://far', PATH: `${path}/bin:${process.env.PATH}` }
  }

  private async run(): Promise<void> {
    const { path } = this.folder
    const secure = ['ca', 'cert', 'key'].map(
      (name) => `--tls${name === 'ca' ? 'cacert' : name}=${path}/server-${name}.pem`,
    )
    const tls = this.isSecure ? ['--tlsverify', ...secure] : ['--tls=false']
    const port = this.isSecure ? 2376 : 2375
    const hosts = ['-H', `unix://${this.socket}`, '-H', `tcp://0.0.0.0:${port}`]
    const places = ['--config-file', '/dev/null', '--data-root', `${path}/data`, '--exec-root', '/run/engine']
    const options = ['--pidfile', '/run/engine.pid', '--exec-opt', 'native.cgroupdriver=cgroupfs']
    const group = ['--group', String(process.getgid?.() ?? 0)]
    const daemon = ['dockerd', ...places, ...options, ...group, ...tls, ...hosts].join(' ')
    const command = `exec ${daemon} > ${path}/log 2>&1`
    const inside = ['chroot', '/host', 'env', `PATH=${process.env.PATH}`, 'sh', '-c', command]
    await docker(['exec', '--detach', this.container, ...inside])
    for (const deadline = Date.now() + START_TIMEOUT_MS; ; await pause(50)) {
      const answers = await this.api.ping().then(
        () => true,
        () => false,
      )
      if (answers) return
      if (Date.now() > deadline)
        throw new Error(`no second engine\n${await this.onMachine('cat', `${path}/log`)}`)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await docker(['rm', '--force', '--volumes', this.container])
    await this.folder[Symbol.asyncDispose]()
  }
}
