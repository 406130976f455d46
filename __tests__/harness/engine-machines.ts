import { execFileSync } from 'node:child_process'

/** How an engine is started in a container that stands for its machine. */
export interface EngineMachine {
  /** Packages of a suite of Debian, with the engine; absent: it runs with the programs of this machine. */
  readonly packages?: { readonly suite: string; readonly names: readonly string[] }
  /** What `daemon.json` says, for Docker's own engine. */
  readonly settings?: object
  /** A line of shell that prepares a machine of packages for Docker's own engine. */
  readonly before?: string
  /**
   * Lines of shell that start it; absent: those of Docker's own engine.
   * @param place the folder that its machine shares with this one
   */
  readonly start?: (place: string) => string
}

/** The programs of this machine. */
export const LIKE_HERE: EngineMachine = {}

export const CONTAINERD_STORE: EngineMachine = { settings: { features: { 'containerd-snapshotter': true } } }

/**
 * Another user than root: root is never remapped. In a folder that is taken for the root, as on a machine like this one,
 * the kernel lets nobody have a user namespace.
 */
export const USERNS_REMAP: EngineMachine = {
  packages: { suite: 'trixie', names: ['docker.io', 'iptables'] },
  settings: { 'userns-remap': 'daemon' },
  before: 'echo daemon:100000:65536 | tee /etc/subuid > /etc/subgid',
}

export const ENGINE_20: EngineMachine = {
  packages: { suite: 'bullseye', names: ['docker.io', 'iptables'] },
}

/** A user of the machine who is not root. */
const USER = 1000

/** Lines of shell after which that user can run an engine, with a folder for its data. */
const forUser = (place: string) => [
  `useradd --uid ${USER} --create-home runner 2> /dev/null || true`,
  'chmod a+rw /dev/net/tun',
  `echo runner:100000:65536 | tee /etc/subuid > /etc/subgid`,
  `mkdir -p /run/user/${USER} /data/rootless && chown ${USER}:${USER} /run/user/${USER} /data/rootless ${place}`,
]

const AS_USER =
  `setpriv --reuid ${USER} --regid ${USER} --clear-groups ` +
  `env HOME=/home/runner XDG_RUNTIME_DIR=/run/user/${USER}`

export const ROOTLESS: EngineMachine = {
  packages: {
    suite: 'trixie',
    names: ['docker.io', 'docker-cli', 'rootlesskit', 'uidmap', 'slirp4netns', 'iproute2', 'iptables'],
  },
  start: (place) =>
    [
      ...forUser(place),
      `exec ${AS_USER} /usr/share/docker.io/contrib/dockerd-rootless.sh --data-root /data/rootless --host unix://${place}/docker.sock`,
    ].join('\n'),
}

const PODMAN_PACKAGES = ['podman', 'netavark', 'aardvark-dns', 'nftables', 'iptables', 'crun', 'catatonit']

export const PODMAN: EngineMachine = {
  packages: { suite: 'trixie', names: PODMAN_PACKAGES },
  start: (place) =>
    [
      // There is no systemd in the container, and it may not be allowed to set higher limits than its own.
      `hard() { sed -n "s/^Max $1 *[0-9a-z]* *\\([0-9a-z]*\\).*/\\1/p" /proc/self/limits | sed s/unlimited/-1/; }`,
      `files=$(hard 'open files') processes=$(hard processes)`,
      `printf '[engine]\\ncgroup_manager = "cgroupfs"\\nevents_logger = "file"\\n' > /etc/containers/containers.conf`,
      `printf '[containers]\\ndefault_ulimits = ["nofile=%s:%s", "nproc=%s:%s"]\\n' $files $files $processes $processes >> /etc/containers/containers.conf`,
      'mkdir -p /data/podman /var/lib/containers && mount --bind /data/podman /var/lib/containers',
      `podman system service --time 0 tcp://0.0.0.0:2375 &`,
      `exec podman system service --time 0 unix://${place}/docker.sock`,
    ].join('\n'),
}

export const ROOTLESS_PODMAN: EngineMachine = {
  packages: { suite: 'trixie', names: [...PODMAN_PACKAGES, 'uidmap', 'passt'] },
  start: (place) =>
    [
      ...forUser(place),
      'chmod a+rw /dev/fuse 2> /dev/null',
      `exec ${AS_USER} podman --root /data/rootless --runroot /run/user/${USER}/engine system service --time 0 unix://${place}/docker.sock`,
    ].join('\n'),
}

/**
 * The image of such a machine, made from Debian's packages on the engine of the tests.
 * @throws Error where the packages cannot be had
 */
export function imageOf({ packages }: EngineMachine): string {
  if (packages === undefined) return 'debian:bookworm-slim'
  const { suite, names } = packages
  const image = `compose-gate-test/${suite}-${names[0]}:${names.length}`
  const source = `apt-get indextargets --no-release-info --format 'deb [check-valid-until=no] $(REPO_URI) ${suite} main' 'Release: bookworm'`
  const install = `apt-get install --yes --no-install-recommends --target-release ${suite} ${names.join(' ')}`
  const dockerfile = [
    'FROM debian:bookworm-slim',
    'ENV DEBIAN_FRONTEND=noninteractive',
    `RUN ${source} | sort --unique > /etc/apt/sources.list.d/more.list && apt-get update && ${install}`,
  ].join('\n')
  execFileSync('docker', ['build', '--quiet', '--tag', image, '-'], { input: dockerfile, stdio: 'pipe' })
  return image
}

/** Why the packages of a machine cannot be had; undefined: they are there. */
export function lackOf(machine: EngineMachine): string | undefined {
  try {
    imageOf(machine)
    return undefined
  } catch (error) {
    const { stderr = '' } = error as { stderr?: Buffer | string }
    return String(stderr).trim().split('\n').at(-1) || String(error)
  }
}
