import { readFile, stat } from 'node:fs/promises'
import type { Project } from '../compose/project.js'
import { secretLines } from '../masking/secret-forms.js'
import type { ShownSecrets } from '../plan/shown-secrets.js'
import { embeddedSecrets } from '../secrets/embedded-secrets.js'
import { ordinaryWords } from '../secrets/ordinary-values.js'
import { projectSecrets, secretFiles } from '../secrets/project-secrets.js'
import { type Secret, secretsIn, secretsOfValues } from '../secrets/secrets-in.js'
import { type CommandSurroundings, standsIn, trackedValues } from './tracked-values.js'

/** Bytes of the file of a secret. What is larger is no password or key. */
const MAX_SECRET_FILE_BYTES = 64 * 1024

/** The secrets of a run. */
export interface FoundSecrets {
  /** What must not be printed. */
  readonly hidden: readonly Secret[]
  /** The variables whose values are left as they are, although their names say a secret. */
  readonly shown: readonly string[]
  /** Those of them that come from outside of the Compose files, and that the project uses. */
  readonly told: ShownSecrets
  /** The variables whose whole values are hidden. A later process finds the values by these names. */
  readonly variables: readonly string[]
}

/**
 * Finds what must not be printed of a project. What stands in its Compose files or in a file that git tracks is no
 * secret: whoever can read the log can read it there. An ordinary word of the project is none either.
 * @param variables that the project may use, by Compose's own reading
 * @throws the signal's reason
 */
export async function findSecrets(
  project: Project,
  variables: readonly Secret[],
  surroundings: CommandSurroundings,
  signal: AbortSignal,
): Promise<FoundSecrets> {
  const valuesOf = (name: string) =>
    variables.flatMap(({ variable, value }) => (variable === name ? value : []))
  const ofProject = [...projectSecrets(project, valuesOf), ...(await contentsOfFiles(project))]
  const names = new Set(ofProject.map(({ variable }) => variable))
  const isUsed = ({ variable }: Secret) =>
    names.has(variable) || project.sources.variable(variable) !== undefined
  const ofVariables = variables.flatMap(({ variable, value }) => secretsIn(variable, value))
  const candidates = unique([...ofProject, ...ofVariables])

  const texts = await Promise.all(project.sources.files.map((file) => readFile(file, 'utf8').catch(() => '')))
  const words = ordinaryWords(project, variables, candidates)
  const isOpen = (line: string) => words.has(line.toLowerCase()) || texts.some((text) => standsIn(line, text))
  // The variables of a machine that the project does not use are worth no search.
  const unknown = candidates
    .filter(isUsed)
    .flatMap(({ value }) => secretLines(value))
    .filter((line) => !isOpen(line))
  const tracked = await trackedValues([...new Set(unknown)], project.directory, surroundings, signal)
  const hidden = candidates.flatMap((secret) =>
    hiddenPart(secret, (line) => isOpen(line) || tracked.has(line)),
  )

  const left = candidates.filter(({ variable }) => !hidden.some((secret) => secret.variable === variable))
  const filledIn = new Set(variables.filter(isUsed).map(({ value }) => value))
  const isFromOutside = ({ value }: Secret) =>
    filledIn.has(value) || !texts.some((text) => text.includes(value))
  const told = left.filter((secret) => isUsed(secret) && isFromOutside(secret))
  return {
    hidden,
    shown: variablesOf(left),
    told: { variables: variablesOf(told), services: servicesWith(told, project) },
    variables: variablesOf(wholeValues(hidden, [...variables, ...variablesOfServices(project)])),
  }
}

/** The files of secrets as a container gets them, and the passwords inside. */
async function contentsOfFiles(project: Project): Promise<readonly Secret[]> {
  const files = await Promise.all(
    secretFiles(project).map(async ({ name, file }) => ({ name, text: await secretFileText(file) })),
  )
  return files.flatMap(({ name, text }) => secretsOfValues(name, [text, ...embeddedSecrets(text)]))
}

/** Empty where there is no such file, or where it is too large. What is no file might never end. */
export async function secretFileText(file: string): Promise<string> {
  try {
    const facts = await stat(file)
    return facts.isFile() && facts.size <= MAX_SECRET_FILE_BYTES ? await readFile(file, 'utf8') : ''
  } catch {
    return ''
  }
}

/** All of a secret, or those of its lines that are none elsewhere. */
function hiddenPart(secret: Secret, isOpen: (line: string) => boolean): readonly Secret[] {
  const lines = secretLines(secret.value)
  const hidden = lines.filter((line) => !isOpen(line))
  return hidden.length === lines.length && lines.length > 0
    ? [secret]
    : hidden.map((value) => ({ variable: secret.variable, value }))
}

/** The variables with a hidden value, under names that say nothing too. */
function wholeValues(hidden: readonly Secret[], variables: readonly Secret[]): readonly Secret[] {
  const values = new Set(hidden.map(({ value }) => value))
  return variables.filter(({ value }) => values.has(value))
}

function variablesOfServices({ services }: Project): readonly Secret[] {
  return Object.values(services).flatMap(({ environment }) =>
    Object.entries(environment).map(([variable, value]) => ({ variable, value })),
  )
}

function servicesWith(secrets: readonly Secret[], { services }: Project): readonly string[] {
  const holds = (text: string) => secrets.some(({ value }) => text.includes(value))
  const found = Object.values(services).filter(({ environment }) => Object.values(environment).some(holds))
  return found.map(({ name }) => name).sort()
}

function unique(secrets: readonly Secret[]): readonly Secret[] {
  return [...new Map(secrets.map((secret) => [`${secret.variable}\0${secret.value}`, secret])).values()]
}

function variablesOf(secrets: readonly Secret[]): readonly string[] {
  return [...new Set(secrets.map(({ variable }) => variable))].sort()
}
