import type { Service } from '../../compose/project.js'
import type { Reason } from '../role-decision.js'
import type { CommandFacts } from './command-facts.js'
import type { ImageFacts } from './image-facts.js'
import type { NameFacts, ToolName } from './name-facts.js'

/**
 * Why a service is a console, a mail catcher, an exporter or the like. Absent: it is none.
 * @param runsOnce what runs once is called after the tool that it prepares (`kibana-token`) or is (`wpcli`), or works in its
 *   image by a command of its own (`kibana-encryption-keys generate`)
 */
export function toolReason(
  service: Service,
  name: NameFacts,
  image: ImageFacts,
  command: Pick<CommandFacts, 'last' | 'key' | 'isGiven'>,
  runsOnce: boolean,
): Reason | undefined {
  const { build, ports } = service
  if (command.last.known.some(({ kind }) => kind === 'tool')) {
    return { why: 'its command runs a tool', path: ['services', service.name, command.key] }
  }
  // What the project itself builds and publishes is a tool only where it is named after one.
  const mayBeApp = build !== undefined && ports.length > 0
  const counts = (said: ToolName | undefined) => said === 'known' || (said === 'common' && !mayBeApp)
  const isOwnCommand = runsOnce && command.isGiven
  if (!isOwnCommand && (counts(image.toolName) || (image.kinds.includes('tool') && !mayBeApp))) {
    return { why: `${image.text} is a tool`, path: ['services', service.name, 'image'] }
  }
  const isRunByHand = name.isHandTool && ports.length === 0 && !runsOnce
  const isNamedTool = counts(name.tool) && !(runsOnce && name.tool === 'known')
  return isRunByHand || isNamedTool ? { why: `its name says tool (${service.name})` } : undefined
}
