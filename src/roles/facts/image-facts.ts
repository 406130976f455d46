import { imageNames } from '../../compose/image-reference.js'
import { imageNamesIn } from '../known/known-image.js'
import { knownMigrations } from '../known/known-migrations.js'
import { knownServers } from '../known/known-servers.js'
import { knownClients, knownTestTools } from '../known/known-test-tools.js'
import { knownTools } from '../known/known-tools.js'
import { wordIndex } from '../known/word-list.js'
import { type ToolName, toolName } from './name-facts.js'

/** What is known of the image that a service names. */
export interface ImageFacts {
  /** As it is written; absent: the service only builds one. */
  readonly text: string | undefined
  readonly kinds: readonly ImageKind[]
  /** Whether its name says a tool. */
  readonly toolName: ToolName | undefined
}

/** `server`: a web server or proxy. Of the last three the entrypoint migrates, tests, or asks once. */
export type ImageKind = 'tool' | 'server' | 'migration' | 'testTool' | 'client'

const kindsOf = wordIndex<ImageKind>({
  tool: imageNamesIn(knownTools),
  server: imageNamesIn(knownServers),
  migration: imageNamesIn(knownMigrations),
  testTool: imageNamesIn(knownTestTools),
  client: imageNamesIn(knownClients),
})

export function imageFacts(text: string | undefined): ImageFacts {
  const names = imageNames(text)
  return { text, kinds: [...new Set(names.flatMap(kindsOf))], toolName: toolName(names.at(-1) ?? '') }
}
