import { object } from '../../common/json.js'
import type { Service } from '../../compose/project.js'
import { briefCommand } from './brief-command.js'
import type { CommandFacts } from './command-facts.js'
import { endsPlainly } from './ending-commands.js'
import type { ImageFacts } from './image-facts.js'
import { scriptEnds, scriptStays } from './script-facts.js'
import { runsItsImage } from './test-commands.js'

/**
 * Whether what a service runs comes to its end by itself, as far as its command says.
 * @param isOver it does nothing lasting
 */
export function commandEnds(
  service: Service,
  command: CommandFacts,
  image: ImageFacts,
  isOver: boolean,
): boolean {
  if (isOver || asksOnce(service, image)) return true
  const { script } = command
  if (script === undefined) return endsPlainly(command)
  return scriptEnds(script) || (endsPlainly(command) && !scriptStays(script))
}

/** `curlimages/curl` with what to ask. */
function asksOnce(service: Service, { kinds }: ImageFacts): boolean {
  return kinds.includes('client') && runsItsImage(service)
}

/**
 * Why a service that nothing calls a server runs once. One clause, for instance `its restart policy is none`; absent:
 * nothing says so.
 * @param ends its command comes to its end
 * @param othersAreRestarted services of the project have a policy that restarts them
 */
export function onceSign(
  service: Service,
  command: CommandFacts,
  image: ImageFacts,
  ends: boolean,
  othersAreRestarted: boolean,
): string | undefined {
  if (object(object(service.raw.deploy).restart_policy).condition === 'none')
    return 'its restart policy is none'
  if (service.raw.restart === 'no' && othersAreRestarted) return 'it alone has `restart: "no"`'
  if (!ends) return undefined
  if (asksOnce(service, image)) return `${image.text} asks once`
  const { script, simple } = command
  if (script !== undefined && !endsPlainly(command))
    return `${script.path} ends (${briefCommand(script.facts.last.text)})`
  const text = simple.at(-1)?.text ?? ''
  return text === '' ? 'it runs nothing that lasts' : `its command ends (${briefCommand(text)})`
}
