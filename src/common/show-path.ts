import { isAbsolute, relative, sep } from 'node:path'

/** Relative to the working directory where the file lies in it. */
export function showPath(path: string, cwd: string): string {
  const shown = relative(cwd, path)
  return shown === '' || shown.startsWith(`..${sep}`) || shown === '..' || isAbsolute(shown) ? path : shown
}
