import { isAbsolute, relative, sep } from 'node:path'

/** A path for people: relative to the working directory where the file lies in there, else absolute. */
export function showPath(path: string, cwd: string): string {
  const shown = relative(cwd, path)
  return shown === '' || shown.startsWith(`..${sep}`) || shown === '..' || isAbsolute(shown) ? path : shown
}
