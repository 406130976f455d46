import { constants } from 'node:os'
import { nearestName } from '../common/nearest-name.js'
import type { Problem } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { wrongImage } from '../compose/image-name.js'
import type { Project, Service } from '../compose/project.js'

/** What is wrong with a value, and what to write instead. */
type WrongValue = readonly [message: string, instead: string]

const RESTART_POLICIES = ['no', 'always', 'unless-stopped', 'on-failure']
const CONTAINER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/

/**
 * Values of services that Compose takes and every engine refuses. The engine says so only when a container is created,
 * after everything has been built, and without the place.
 */
export function engineValues(project: Project, services: readonly Service[]): readonly Problem[] {
  return services.flatMap((service) => {
    const { name, image, containerName, restart, raw } = service
    const signal = typeof raw.stop_signal === 'string' ? raw.stop_signal : undefined
    const wrong: readonly (readonly [key: string, value: WrongValue | undefined])[] = [
      ['image', image === undefined ? undefined : wrongImage(image)],
      ['container_name', containerName === undefined ? undefined : wrongContainerName(containerName)],
      ['restart', wrongRestart(restart)],
      ['stop_signal', signal === undefined ? undefined : wrongSignal(signal)],
    ]
    return wrong.flatMap(([key, value]) => {
      // What the file does not say is none of the user's.
      const at = project.sources.written(['services', name, key])
      if (value === undefined || at === undefined) return []
      return [{ message: `services.${name}.${key}: ${value[0]}`, at, instead: value[1] }]
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
  const [word = '', count] = policy.split(':')
  if (RESTART_POLICIES.includes(word) && (count === undefined || /^\d+$/.test(count))) return undefined
  const meant = nearestName(word, RESTART_POLICIES)
  const all = RESTART_POLICIES.map((one) => `\`${one}\``).join(', ')
  return [
    `${quoted(policy)} is none of ${all}`,
    meant === undefined ? 'write one of them' : `write \`${meant}\``,
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
