import { constants } from 'node:os'
import { type JsonObject, string } from '../../common/json.js'
import { nearestName } from '../../common/nearest-name.js'
import { quoted } from '../../common/sentence.js'
import { wrongImage } from '../image-name.js'
import { type WrongEntry, type WrongValue, wrongFolder, wrongWord } from './wrong-value.js'

/** Keys of a service whose text every engine judges in one way. */
export const SERVICE_TEXTS: Readonly<Record<string, (text: string) => WrongValue | undefined>> = {
  image: wrongImage,
  container_name: wrongContainerName,
  restart: wrongRestart,
  stop_signal: wrongSignal,
  working_dir: wrongFolder,
  platform: wrongPlatform,
}

const RESTART_POLICIES = ['no', 'always', 'unless-stopped', 'on-failure']
const CONTAINER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/
const SYSTEMS = ['linux', 'windows', 'darwin', 'freebsd']
const ARCHITECTURES = [
  ...['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64', 'mips64le', 'loong64'],
  ...['x86_64', 'x86-64', 'aarch64', 'armhf', 'armel', 'i386'],
]

/** What is wrong with values that are one text each. @param service as Compose prints it */
export function wrongTexts(service: JsonObject): readonly WrongEntry[] {
  return Object.entries(SERVICE_TEXTS).flatMap(([key, judge]) => {
    const text = string(service[key])
    const wrong = text ? judge(text) : undefined
    return wrong ? [{ key, path: [key], wrong }] : []
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
  // For YAML a `no` without quotes may be a boolean, so people write one.
  if (word === 'false') return [`${quoted(policy)} is no policy`, 'write `restart: "no"`']
  return wrongWord(policy, RESTART_POLICIES, word === 'true' ? 'always' : word)
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
