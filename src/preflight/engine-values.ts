import { constants } from 'node:os'
import { posix } from 'node:path'
import { type JsonObject, list, number, object, string } from '../common/json.js'
import { nearestName } from '../common/nearest-name.js'
import type { Problem } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { wrongImage } from '../compose/image-name.js'
import type { Project, Service } from '../compose/project.js'
import { isInSubnet, isSubnet } from '../compose/subnet.js'

/** What is wrong with a value, and what to write instead. */
type WrongValue = readonly [message: string, instead: string]

const RESTART_POLICIES = ['no', 'always', 'unless-stopped', 'on-failure']
const CONTAINER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/

/** Keys of a service whose text every engine judges in one way. */
const TEXTS: Readonly<Record<string, (text: string) => WrongValue | undefined>> = {
  image: wrongImage,
  container_name: wrongContainerName,
  restart: wrongRestart,
  stop_signal: wrongSignal,
  working_dir: wrongFolder,
  platform: wrongPlatform,
}

/**
 * Values that Compose takes and every engine refuses. The engine says so only when a container or a network is made,
 * after everything has been built, and without the place.
 */
export function engineValues(project: Project, services: readonly Service[]): readonly Problem[] {
  const { sources } = project
  return [
    ...services.flatMap(({ name, raw }) => {
      const texts = Object.entries(TEXTS).flatMap(([key, judge]) => {
        // What the file does not say is none of the user's.
        const at = sources.written(['services', name, key])
        const text = string(raw[key])
        const wrong = at && text ? judge(text) : undefined
        return wrong ? [problem(`services.${name}.${key}`, wrong, at)] : []
      })
      const mounts = wrongMounts(raw).map(([key, entry, wrong]) =>
        problem(`services.${name}.${key}`, wrong, sources.at(['services', name, key, entry])),
      )
      const limits = Object.entries(object(raw.ulimits)).flatMap(([key, limit]) => {
        const wrong = wrongLimit(object(limit))
        return wrong
          ? [
              problem(
                `services.${name}.ulimits.${key}`,
                wrong,
                sources.at(['services', name, 'ulimits', key]),
              ),
            ]
          : []
      })
      return [...texts, ...mounts, ...limits]
    }),
    ...subnetProblems(project),
  ]
}

function problem(what: string, [message, instead]: WrongValue, at: Problem['at']): Problem {
  return { message: `${what}: ${message}`, at, instead }
}

function wrongFolder(path: string): WrongValue | undefined {
  // An engine of Windows has paths with a drive or with backslashes.
  if (path.startsWith('/') || /^[a-z]:|\\/i.test(path)) return undefined
  return [`${quoted(path)} is not an absolute path in the container`, `write \`${posix.join('/', path)}\``]
}

/** -1 is without a limit. */
function wrongLimit(limit: JsonObject): WrongValue | undefined {
  const soft = number(limit.soft)
  const hard = number(limit.hard)
  if (soft === undefined || hard === undefined || hard < 0 || (soft >= 0 && soft <= hard)) return undefined
  return [
    `the soft limit ${soft} is above the hard one, ${hard}`,
    `write \`soft: ${hard}\`, or raise \`hard\``,
  ]
}

const MOUNT_TYPES = ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image']

/** What is wrong with mounts, with the key of the service and of the entry. */
function wrongMounts({ volumes, tmpfs }: JsonObject) {
  const found = [
    ...list(volumes)
      .map(object)
      .map(({ type, source, target }) => {
        const path = string(target) ?? ''
        const wrong = wrongWord(string(type) ?? 'bind', MOUNT_TYPES) ?? wrongFolder(path)
        return ['volumes', path, source === undefined ? (wrongVolume(path) ?? wrong) : wrong] as const
      }),
    ...(typeof tmpfs === 'string' ? [tmpfs] : list(tmpfs)).map((entry, index) => {
      const [path = ''] = (string(entry) ?? '').split(':')
      return ['tmpfs', index, wrongFolder(path)] as const
    }),
  ]
  return found.flatMap(([key, entry, wrong]) => (wrong ? [[key, entry, wrong] as const] : []))
}

/** Compose takes a volume whose name is one letter for a drive of Windows. */
function wrongVolume(path: string): WrongValue | undefined {
  if (!/^[a-z]:\//i.test(path)) return undefined
  return [`${quoted(path)} is a path of Windows to Compose`, 'give the volume a name of more than one letter']
}

const SYSTEMS = ['linux', 'windows', 'darwin', 'freebsd']
const ARCHITECTURES = [
  ...['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64', 'mips64le', 'loong64'],
  ...['x86_64', 'x86-64', 'aarch64', 'armhf', 'armel', 'i386'],
]

/** Only where it is plain what is meant: a machine may have an architecture that nobody knows yet. */
function wrongPlatform(platform: string): WrongValue | undefined {
  const [system = '', architecture = '', ...variant] = platform.toLowerCase().split('/')
  if (architecture === '' || ARCHITECTURES.includes(architecture)) return undefined
  const isTurned = SYSTEMS.includes(architecture) && ARCHITECTURES.includes(system)
  const meant = nearestName(architecture, ARCHITECTURES)
  if (!isTurned && meant === undefined) return undefined
  const instead = isTurned ? [architecture, system] : [system, meant, ...variant]
  return [`${quoted(platform)} is no platform`, `write \`${instead.join('/')}\``]
}

/** Where nothing needs a subnet, the run leaves it out: then no engine tells. */
function subnetProblems({ model, sources }: Project): readonly Problem[] {
  return Object.entries(object(model.networks)).flatMap(([name, network]) => {
    const { external, ipam } = object(network)
    if (external === true) return []
    return list(object(ipam).config)
      .map(object)
      .flatMap((pool, index) => {
        const path = ['networks', name, 'ipam', 'config', index]
        const subnet = string(pool.subnet)
        const gateway = string(pool.gateway)
        const told = (key: string, wrong: WrongValue) =>
          problem(`networks.${name}.ipam.config`, wrong, sources.at([...path, key]))
        if (subnet !== undefined && !isSubnet(subnet))
          return [told('subnet', [`${quoted(subnet)} is no subnet`, 'write for instance `172.30.0.0/16`'])]
        if (subnet === undefined || gateway === undefined || isInSubnet(subnet, gateway)) return []
        const wrong = `${quoted(gateway)} is no address of the subnet ${subnet}`
        return [told('gateway', [wrong, 'name one of its addresses, or leave `gateway` out'])]
      })
  })
}

function wrongContainerName(name: string): WrongValue | undefined {
  if (CONTAINER_NAME.test(name)) return undefined
  const plain = name.replace(/[^a-zA-Z0-9_.-]+/g, '-').replace(/^[^a-zA-Z0-9]+/, '')
  return [
    `${quoted(name)} is no container's name (letters, digits, \`_\`, \`.\` and \`-\`)`,
    CONTAINER_NAME.test(plain) ? `write \`${plain}\`` : 'write for instance `web`',
  ]
}

function wrongRestart(policy: string): WrongValue | undefined {
  const [word = '', count = '0'] = policy.split(':')
  if (RESTART_POLICIES.includes(word) && /^\d+$/.test(count)) return undefined
  return wrongWord(policy, RESTART_POLICIES, word)
}

/** @param meant what the words are compared with to tell which is meant */
function wrongWord(text: string, words: readonly string[], meant = text): WrongValue | undefined {
  if (words.includes(text)) return undefined
  const nearest = nearestName(meant, words)
  const all = words.map((one) => `\`${one}\``).join(', ')
  return [
    `${quoted(text)} is none of ${all}`,
    nearest === undefined ? 'write one of them' : `write \`${nearest}\``,
  ]
}

function wrongSignal(signal: string): WrongValue | undefined {
  const known = Object.keys(constants.signals)
  const name = signal.toUpperCase().replace(/^(?!SIG)/, 'SIG')
  if (/^\d+$/.test(signal) || known.includes(name) || /^SIGRT(?:MIN|MAX)/.test(name)) return undefined
  const meant = nearestName(name, known)
  return [
    `${quoted(signal)} is no signal`,
    meant === undefined ? 'write for instance `SIGTERM`' : `write \`${meant}\``,
  ]
}
