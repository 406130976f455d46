import { statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { exists, read, root, tracked } from './files.js'

const pages = tracked(/\.md$/)

/** A relative link, as a page has it: `../settings.md#outputs`. */
interface Link {
  readonly page: string
  readonly target: string
}

/** A page without its fenced blocks, in which nothing is a heading or a link. */
function prose(page: string): string {
  return read(page).replace(/^```[\s\S]*?^```$/gm, '')
}

/** Relative links, pictures included, in Markdown and in HTML. */
function linksOf(page: string): readonly Link[] {
  const text = prose(page)
  const markdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
  const html = [...text.matchAll(/\b(?:href|src|srcset)="([^"\s]+)"/g)]
  return [...markdown, ...html]
    .map(({ 1: target = '' }) => ({ page, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target))
}

/** The path in the repository that a link leads to, without its anchor. */
function pathOf({ page, target }: Link): string {
  const [path = ''] = target.split('#')
  return path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path))
}

/** What is wrong with a link; undefined: nothing. */
function wrongWith(link: Link): string | undefined {
  const path = pathOf(link)
  const entry = statSync(join(root, path), { throwIfNoEntry: false })
  if (entry === undefined) return `there is no ${path}`
  const anchor = link.target.split('#')[1]
  if (anchor === undefined) return undefined
  if (!path.endsWith('.md')) return `an anchor into ${path} means nothing`
  return anchors(prose(path)).includes(anchor) ? undefined : `${path} has no heading #${anchor}`
}

/** The anchors that GitHub gives to headings. A heading that appears again gets a number. */
function anchors(text: string): readonly string[] {
  const seen = new Map<string, number>()
  return [...text.matchAll(/^#+ (.*)$/gm)].map(({ 1: heading = '' }) => {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-')
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times === 0 ? anchor : `${anchor}-${times}`
  })
}

describe('links in the documentation', () => {
  test.each(pages)('%s: each link leads to a file, and to a heading where it names one', (page) => {
    const wrong = linksOf(page).flatMap((link) => {
      const why = wrongWith(link)
      return why === undefined ? [] : `${link.target}: ${why}`
    })
    expect(wrong).toEqual([])
  })

  test.each(pages)('%s: each picture is there, and has words for those who do not see it', (page) => {
    const pictures = [...read(page).matchAll(/<(?:img|source)\b[^>]*>/g)].map(([tag]) => tag)
    const files = pictures.map((tag) => /\bsrc(?:set)?="([^"]*)"/.exec(tag)?.[1] ?? '')
    expect(files.filter((file) => file === '' || !exists(posix.join(posix.dirname(page), file)))).toEqual([])
    expect(pictures.filter((tag) => tag.startsWith('<img') && !/ alt="[^"]+"/.test(tag))).toEqual([])
  })

  test('are found', () => {
    expect(linksOf('README.md').length).toBeGreaterThan(10)
    expect(linksOf('docs/README.md').length).toBeGreaterThan(10)
  })
})

describe('the index', () => {
  const linked = linksOf('docs/README.md').map(pathOf)

  test('docs/README.md links to every page in docs', () => {
    const inDocs = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md')
    expect(inDocs.length).toBeGreaterThan(5)
    expect(inDocs.filter((page) => !linked.includes(page))).toEqual([])
  })

  test('README.md links to docs/README.md', () => {
    expect(linksOf('README.md').map(pathOf)).toContain('docs/README.md')
  })
})

test('README.md has at most 1,500 words', () => {
  expect(read('README.md').trim().split(/\s+/).length).toBeLessThanOrEqual(1500)
})
