/** An absolute path in what a program says; one that a line begins with is mostly the program itself. */
const PATH = /(?<![\w./-]|^)\/[\w.@%+:-]*(?:\/[\w.@%+:-]+)*/g

/** The absolute paths that a line names as what it is about. */
export function namedPaths(line: string): readonly string[] {
  return [...line.matchAll(PATH)].map(([path]) => path.replace(/[:.]+$/, ''))
}

/** The innermost of some folders of a container that holds one of the paths. */
export function holderOf<Place extends { readonly target: string }>(
  paths: readonly string[],
  places: readonly Place[],
): Place | undefined {
  const inner = [...places].sort((one, other) => other.target.length - one.target.length)
  return inner.find(({ target }) =>
    paths.some((path) => path === target || path.startsWith(target.replace(/\/?$/, '/'))),
  )
}
