/** One instruction of a Dockerfile. */
export interface Instruction {
  /** Where it begins, counted from 1. */
  readonly line: number
  /** All of it on one line, without the comments between its lines and without its here-documents. */
  readonly text: string
}

/** Instructions whose words may open here-documents. */
const WITH_DOCUMENTS = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i

/** The word that opens a here-document, and the mark that ends it: `<<EOF`, `<<-"EOF"`. */
const DOCUMENT = /(?:^|[^<])<<(-?)(["']?)([A-Za-z_][\w.-]*)\2/g

/** The instructions of a Dockerfile in its order, as BuildKit cuts them. */
export function instructionsIn(dockerfile: string): readonly Instruction[] {
  const mark = escapeCharacter(dockerfile)
  const found: Instruction[] = []
  let open: Instruction | undefined
  let documents: readonly EndMark[] = []
  for (const [index, raw] of dockerfile.split(/\r?\n/).entries()) {
    const [document, ...later] = documents
    if (document !== undefined) {
      if (document.ends(raw)) documents = later
      continue
    }
    const line = raw.trim()
    // Comments may stand between the lines of an instruction.
    if (line === '' || line.startsWith('#')) continue
    const continues = line.endsWith(mark)
    const part = continues ? line.slice(0, -1) : line
    open = { line: open?.line ?? index + 1, text: open === undefined ? part : `${open.text} ${part}` }
    if (continues) continue
    documents = documentsOf(open.text)
    found.push(open)
    open = undefined
  }
  return open === undefined ? found : [...found, open]
}

/** What makes a line go on, and a character lose its meaning: a backslash, unless a comment at the top says another. */
export function escapeCharacter(dockerfile: string): string {
  for (const line of dockerfile.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line) ?? []
    if (name === '') break
    if (name.toLowerCase() === 'escape') return value
  }
  return '\\'
}

interface EndMark {
  readonly ends: (line: string) => boolean
}

function documentsOf(text: string): readonly EndMark[] {
  if (!WITH_DOCUMENTS.test(text)) return []
  return [...text.matchAll(DOCUMENT)].map(([, dash, , name]) => ({
    ends: (line) => (dash === '-' ? line.replace(/^\t+/, '') : line) === name,
  }))
}

/** An instruction taken apart. */
export interface ParsedInstruction {
  readonly line: number
  /** In capital letters: `COPY`. */
  readonly keyword: string
  /** The values of its flags: `--from=base` is `from` → `base`. A flag may stand several times. */
  readonly flags: readonly { readonly name: string; readonly value: string }[]
  /** What follows the flags. */
  readonly rest: string
}

export function parseInstruction({ line, text }: Instruction): ParsedInstruction {
  const [, keyword = '', after = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(text) ?? []
  const flags: { name: string; value: string }[] = []
  let rest = after
  for (;;) {
    const [whole, name, value = ''] = /^--([a-z][\w-]*)(?:=(\S*))?(?:\s+|$)/.exec(rest) ?? []
    if (whole === undefined || name === undefined) break
    flags.push({ name, value })
    rest = rest.slice(whole.length)
  }
  return { line, keyword: keyword.toUpperCase(), flags, rest: rest.trim() }
}

/** The words of COPY and ADD: a JSON list, or words between blanks. */
export function pathWords(rest: string): readonly string[] {
  if (rest.startsWith('[')) {
    try {
      const words: unknown = JSON.parse(rest)
      if (Array.isArray(words)) return words.map(String)
    } catch {
      // A list that is no JSON is what BuildKit takes for plain words too.
    }
  }
  return rest.split(/\s+/).filter((word) => word !== '')
}

/** The assignments of ARG and ENV, with quotes as they are written: `A=1 B="x y"`, `A` alone, or `A x y` for ENV. */
export function assignments(
  keyword: string,
  rest: string,
): readonly { readonly name: string; readonly value: string | undefined }[] {
  const [, first = '', value] = /^([^\s=]+)\s+([\s\S]+)$/.exec(rest) ?? []
  if (keyword === 'ENV' && value !== undefined) return [{ name: first, value }]
  const words = rest.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? []
  return words.map((word) => {
    const equals = word.indexOf('=')
    return equals < 0
      ? { name: word, value: undefined }
      : { name: word.slice(0, equals), value: word.slice(equals + 1) }
  })
}
