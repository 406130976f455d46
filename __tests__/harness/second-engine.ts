import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import Dockerode from 'dockerode'
import { docker } from './buildx.js'
import { type EngineMachine, imageOf, LIKE_HERE } from './engine-machines.js'
import { Folder } from './folder.js'
import { makeKeys } from './tls-keys.js'
import { uniqueName } from './unique-name.js'

/** Milliseconds in which a daemon must answer. */
const START_TIMEOUT_MS = 60_000

export interface SecondEngineOptions {
  /** Whether it speaks TLS at its port, and wants to see a certificate. */
  readonly tls?: boolean
  /** Which engine it is; absent: one like that of this machine. */
  readonly machine?: EngineMachine
}

/**
 * An engine that stands for another machine: it runs in a privileged container of the first engine, so it has a network
 * and processes of its own. Of the files here it sees none but its own folder.
 */
export class SecondEngine implements AsyncDisposable {
  /** The same engine, asked directly. */
  readonly api: Dockerode

  private constructor(
    readonly container: string,
    /** The address of its machine. */
    readonly address: string,
    private readonly folder: Folder,
    private readonly machine: EngineMachine,
    private readonly isSecure: boolean,
  ) {
    this.api = new Dockerode({ socketPath: this.socket })
  }

  static async start({ tls = false, machine = LIKE_HERE }: SecondEngineOptions = {}): Promise<SecondEngine> {
    const folder = await Folder.with(
      { 'daemon.json': JSON.stringify(machine.settings ?? {}) },
      'second-engine',
    )
    const { path } = folder
    // An engine may run as another user.
    await chmod(path, 0o755)
    await mkdir(join(path, 'data'))
    const container = uniqueName('second-engine')
    const how = ['--detach', '--privileged', '--cgroupns', 'host', '--name', container, '--volume', '/data']
    const files = machine.packages === undefined ? ['/:/host'] : [`${path}:${path}`]
    const script = machine.packages === undefined ? hereAt(path) : 'exec sleep infinity'
    const volumes = files.flatMap((file) => ['--volume', file])
    await docker(['run', ...how, ...volumes, imageOf(machine), 'sh', '-c', script])
    const format = ['--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}']
    const address = await docker(['inspect', ...format, container])
    if (tls) await makeKeys(path, address)
    const engine = new SecondEngine(container, address, folder, machine, tls)
    try {
      await engine.run()
      return engine
    } catch (error) {
      await engine[Symbol.asyncDispose]()
      throw error
    }
  }

  /** A folder that its machine has too, at the same path. */
  get shared(): string {
    return this.folder.path
  }

  /** Runs a program of this machine on the network of the engine's. */
  async onItsNetwork(): Promise<readonly string[]> {
    const pid = await docker(['inspect', '--format', '{{.State.Pid}}', this.container])
    return ['nsenter', `--net=/proc/${pid}/ns/net`, '--']
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
    return docker(['exec', this.container, ...this.inside, ...command])
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
        // What a shell of this machine reads at its start takes longer than what is asked.
        `SetEnv HOME=${path} PATH=${process.env.PATH} DOCKER_HOST=unix://${this.socket}`,
      ],
    ]
    await this.folder.write('sshd_config', `${config.join('\n')}\n`)
    await this.onMachine(
      'sh',
      '-c',
      `mkdir -p /run/sshd && chown root ${path}/host-key && /usr/sbin/sshd -f ${path}/sshd_config -E ${path}/sshd.log`,
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

  /** How many connections by ssh its machine has let in. */
  async sshConnections(): Promise<number> {
    const log = await readFile(join(this.folder.path, 'sshd.log'), 'utf8')
    return log.split('Accepted publickey').length - 1
  }

  /** What leads to the programs of its machine. */
  private get inside(): readonly string[] {
    return this.machine.packages === undefined ? ['chroot', '/host', 'env', `PATH=${process.env.PATH}`] : []
  }

  private async run(): Promise<void> {
    const { path } = this.folder
    const { before = ':' } = this.machine
    const start = this.machine.start?.(path) ?? `${before}\nexec ${this.daemon()}`
    await this.folder.write('start', `exec > ${path}/log 2>&1\n${start}\n`)
    await docker(['exec', '--detach', this.container, ...this.inside, 'sh', `${path}/start`])
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

  /** The command line of Docker's own engine. */
  private daemon(): string {
    const { path } = this.folder
    const secure = ['ca', 'cert', 'key'].map(
      (name) => `--tls${name === 'ca' ? 'cacert' : name}=${path}/server-${name}.pem`,
    )
    const tls = this.isSecure ? ['--tlsverify', ...secure] : ['--tls=false']
    const port = this.isSecure ? 2376 : 2375
    const hosts = ['-H', `unix://${this.socket}`, '-H', `tcp://0.0.0.0:${port}`]
    const data = this.machine.packages === undefined ? `${path}/data` : '/data'
    const places = ['--config-file', `${path}/daemon.json`, '--data-root', data, '--exec-root', '/run/engine']
    const options = ['--pidfile', '/run/engine.pid', '--exec-opt', 'native.cgroupdriver=cgroupfs']
    const group = ['--group', String(process.getgid?.() ?? 0)]
    return ['dockerd', ...places, ...options, ...group, ...tls, ...hosts].join(' ')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await docker(['rm', '--force', '--volumes', this.container])
    await this.folder[Symbol.asyncDispose]()
  }
}

/** Makes a container's `/host` a machine with the programs of this one, and with none of its files but a folder. */
function hereAt(path: string): string {
  // Its data goes with the container. What is in `/tmp` and `/run` of this machine it does not see.
  const hidden = ['/host/tmp', '/host/run'].map((place) => `mount -t tmpfs none ${place}`)
  const own = `mkdir -p /host${path}/data && mount --move /keep /host${path} && mount --bind /data /host${path}/data`
  const keep = `mkdir -p /keep && mount --bind /host${path} /keep`
  return ['mount -t proc proc /host/proc', keep, ...hidden, own, 'exec sleep infinity'].join(' && ')
}
