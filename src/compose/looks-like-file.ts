import { extname } from 'node:path'

/** Whether a path is, by its name, one of a file: `app.conf`, `.env.local`; not `conf.d`. */
export function looksLikeFile(path: string): boolean {
  return extname(path) !== '' && !path.endsWith('.d')
}
