import { object, strings } from '../../common/json.js'
import { quoted } from '../../common/sentence.js'
import type { Service } from '../../compose/project.js'
import type { ProjectFacts } from '../facts.js'
import type { Observation, Rule } from '../rule.js'

/** A value that Compose and the engine take, and that does not do what it says. */
export const ineffectiveValue: Rule<Pick<ProjectFacts, 'project'>> = {
  code: 'INEFFECTIVE_VALUE',
  severity: 'warning',
  observe: ({ project }) => [
    ...ofTags(project),
    ...Object.values(project.services).flatMap((service) =>
      [...ofProbe(service, project), ...ofExpose(service), ...ofMounts(service, project)].map(
        ({ path, at, why, instead }) => ({
          about: service.name,
          at: at ?? project.sources.at(['services', service.name, ...path]),
          why,
          instead,
        }),
      ),
    ),
  ],
}

function ofTags({ sources }: ProjectFacts['project']): readonly Observation[] {
  return (sources.unknownTags ?? []).map(({ tag, meant, at }) => ({
    about: tag,
    at,
    why: `no Compose knows the tag ${quoted(tag)}, so the value is merged as if it were not there`,
    instead: `Write ${quoted(meant)}`,
  }))
}

interface Ineffective {
  /** Below the service. */
  readonly path: readonly (string | number)[]
  /** Where more than the path is known. */
  readonly at?: Observation['at']
  readonly why: string
  readonly instead: string
}

function ofProbe({ name, raw }: Service, { sources }: ProjectFacts['project']): readonly Ineffective[] {
  const path = ['healthcheck', 'test']
  const check = object(raw.healthcheck)
  const [form, ...words] = strings(check.test)
  if (check.disable === true || form === 'NONE' || words.some((word) => word.trim() !== '')) return []
  if (form === undefined && sources.written(['services', name, ...path]) === undefined) return []
  if (form !== undefined && form !== 'CMD' && form !== 'CMD-SHELL') return []
  const follows =
    form === undefined
      ? 'so that of the image, if it has one, is run'
      : form === 'CMD'
        ? 'so it never holds'
        : 'so it always holds'
  return [
    {
      path,
      why: `the health check of ${name} runs nothing, ${follows}`,
      instead: 'Write what asks the service, or `disable: true` in place of the test',
    },
  ]
}

const EXPOSED = /^\d+(?:-\d+)?(?:\/(?:tcp|udp|sctp))?$/i

function ofExpose({ name, raw }: Service): readonly Ineffective[] {
  return strings(raw.expose)
    .filter((port) => !EXPOSED.test(port))
    .map((port) => ({
      path: ['expose'],
      why: `${name} exposes ${quoted(port)}, which is no port, and nothing is exposed by it`,
      instead: 'Write the port of the container, for instance `"8080"`',
    }))
}

function ofMounts({ name }: Service, { sources }: ProjectFacts['project']): readonly Ineffective[] {
  return (sources.unknownModes ?? [])
    .filter(({ service }) => service === name)
    .map(({ mode, meant, at }) => ({
      path: ['volumes'],
      at,
      why: `${name} mounts something with the mode ${quoted(mode)}, which is none, and which Compose ignores`,
      instead: meant === undefined ? 'Write `ro`, or leave it out' : `Write \`${meant}\``,
    }))
}
