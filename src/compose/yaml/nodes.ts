/** A value as it stands in a YAML file. Offsets count the characters of the file's text. */
export type Node = Scalar | MapNode | List | Alias

interface Common {
  /** Where it begins; undefined for a value that is not written at all, as in `key:`. */
  readonly start: number | undefined
  /** As written: `!reset`. */
  readonly tag: string
}

export interface Scalar extends Common {
  readonly kind: 'scalar'
  /** What the text means, without quotes and folds; undefined: null. */
  readonly value: string | undefined
  /** With quotes and all. */
  readonly written: string
}

export interface MapNode extends Common {
  readonly kind: 'map'
  readonly pairs: Pair[]
}

export interface Pair {
  readonly key: Node
  readonly value: Node
}

export interface List extends Common {
  readonly kind: 'list'
  readonly items: Node[]
}

export interface Alias extends Common {
  readonly kind: 'alias'
  readonly start: number
  readonly name: string
  /** What it stands for; undefined where no such anchor comes before it. */
  readonly target: Node | undefined
}

/** All that a text of YAML holds: its documents, and by kind what is in them. */
export interface Written {
  /** The content of each document that has any. */
  readonly documents: readonly Node[]
  readonly maps: readonly MapNode[]
  readonly aliases: readonly Alias[]
  /** Those that are values; keys are left out. */
  readonly scalars: readonly Scalar[]
}

/** Empty for a key that is a map or list; a null is written as one. */
export function keyText({ key }: Pair): string {
  return key.kind === 'scalar' ? (key.value ?? 'null') : ''
}

/** What every value but an alias may have. */
export interface Mark extends Common {
  /** Without its `&`. */
  readonly anchor: string | undefined
}

/** Puts nodes together in the order they are written, whichever parser finds them. */
export class NodeBuilder {
  private readonly documents: Node[] = []
  private readonly maps: MapNode[] = []
  private readonly aliases: Alias[] = []
  private readonly scalars: Scalar[] = []
  private readonly open: (Open | undefined)[] = []
  private anchors = new Map<string, Node>()

  written(): Written {
    const { documents, maps, aliases, scalars } = this
    return { documents, maps, aliases, scalars }
  }

  /** What follows until `close` is in a document of its own. */
  openDocument(): void {
    this.anchors = new Map()
    this.open.push(undefined)
  }

  /** What follows until `close` is in this map, key and value in turn. */
  openMap({ start, tag, anchor }: Mark): void {
    const node: MapNode = { kind: 'map', start, tag, pairs: [] }
    this.maps.push(node)
    this.place(node, anchor)
    this.open.push({ node, key: undefined })
  }

  /** What follows until `close` is in this list. */
  openList({ start, tag, anchor }: Mark): void {
    const node: List = { kind: 'list', start, tag, items: [] }
    this.place(node, anchor)
    this.open.push({ node, key: undefined })
  }

  close(): void {
    this.open.pop()
  }

  scalar({ start, tag, anchor }: Mark, value: string | undefined, written: string): void {
    const node: Scalar = { kind: 'scalar', start, tag, value, written }
    if (!this.place(node, anchor)) this.scalars.push(node)
  }

  alias(name: string, start: number): void {
    const node = { kind: 'alias', start, tag: '', name, target: this.anchors.get(name) } as const
    this.aliases.push(node)
    this.place(node, undefined)
  }

  /**
   * An anchor holds from its place on, within its own value too.
   * @returns whether the node is a key
   */
  private place(node: Node, anchor: string | undefined): boolean {
    if (anchor !== undefined) this.anchors.set(anchor, node)
    const within = this.open.at(-1)
    if (within === undefined) this.documents.push(node)
    else if (within.node.kind === 'list') within.node.items.push(node)
    else if (within.key === undefined) {
      within.key = node
      return true
    } else {
      within.node.pairs.push({ key: within.key, value: node })
      within.key = undefined
    }
    return false
  }
}

/** A map or list that is not at its end. */
interface Open {
  readonly node: MapNode | List
  /** Of the pair that has no value yet. */
  key: Node | undefined
}
