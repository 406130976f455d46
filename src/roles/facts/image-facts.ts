import { imageNames } from '../../compose/image-reference.js'
import type { Service } from '../../compose/project.js'
import { imageNamesIn } from '../known/known-image.js'
import { knownLoadTools } from '../known/known-load-tools.js'
import { knownMigrations } from '../known/known-migrations.js'
import { knownServers } from '../known/known-servers.js'
import { knownShippers } from '../known/known-shippers.js'
import { knownClients, knownTestTools, testBases } from '../known/known-test-tools.js'
import { knownTools } from '../known/known-tools.js'
import { wordIndex } from '../known/word-list.js'
import { nameFacts, type ToolName, toolName } from './name-facts.js'

/** What is known of the image that a service names, and of the one that its own is built from. */
export interface ImageFacts {
  /** As it is written, in the Compose file or in the Dockerfile; absent: neither says it. */
  readonly text: string | undefined
  readonly kinds: readonly ImageKind[]
  /** Whether its name says a tool. */
  readonly toolName: ToolName | undefined
  /** Whether its name says tests: `acme/api-tests`. */
  readonly saysTest: boolean
}

/**
 * `carer`: a tool that acts on what belongs to others; `server`: a web server or proxy; `shipper`: carries logs or metrics; `testBase`: tests are made from it. Of the last
 * four the entrypoint migrates, tests, sends many requests, or asks once.
 */
export type ImageKind =
  | 'tool'
  | 'carer'
  | 'server'
  | 'shipper'
  | 'testBase'
  | 'migration'
  | 'testTool'
  | 'loadTool'
  | 'client'

const kindsOf = wordIndex<ImageKind>({
  tool: imageNamesIn(knownTools),
  carer: imageNamesIn(knownTools.filter(({ actsOnOthers }) => actsOnOthers)),
  server: imageNamesIn(knownServers),
  shipper: imageNamesIn(knownShippers),
  testBase: imageNamesIn(testBases),
  migration: imageNamesIn(knownMigrations),
  testTool: imageNamesIn(knownTestTools),
  loadTool: imageNamesIn(knownLoadTools),
  client: imageNamesIn(knownClients),
})

export function imageFacts({ image, built }: Pick<Service, 'image' | 'built'>): ImageFacts {
  const names = imageNames(image)
  const kinds = [...names, ...imageNames(built?.base)].flatMap(kindsOf)
  const own = names.at(-1) ?? ''
  const { says } = nameFacts(own)
  return {
    text: image ?? built?.base,
    kinds: [...new Set(kinds)],
    toolName: toolName(own),
    saysTest: says.test !== undefined || says.acceptance !== undefined,
  }
}
