import { describe, expect, test } from '@jest/globals'
import { commitUrl, placeText, placeUrl } from '../../../src/report/place.js'
import { origin } from './samples.js'

const at = (file: string) => ({ file, line: 7, column: 1 })
const begin = `https://github.com/octo/shop/blob/${origin.commit}`

describe('a place', () => {
  test('is written with its line', () => {
    expect(placeText(at('compose.yaml'))).toBe('compose.yaml:7')
  })

  test.each([
    ['compose.yaml', 'deploy', `${begin}/deploy/compose.yaml#L7`],
    ['compose.yaml', '', `${begin}/compose.yaml#L7`],
    ['../app/Dockerfile', 'deploy', `${begin}/app/Dockerfile#L7`],
    ['a b/c#d?.yaml', '', `${begin}/a%20b/c%23d%3F.yaml#L7`],
  ])('%s in %j is a link', (file, directory, url) => {
    expect(placeUrl(at(file), { ...origin, directory })).toBe(url)
  })

  test.each([
    ['outside of the repository', at('../../compose.yaml'), origin],
    ['with an absolute path', at('/etc/compose.yaml'), origin],
    ['on another drive', at('C:\\compose.yaml'), origin],
    ['of an unknown repository', at('compose.yaml'), undefined],
    ['of a server that is a script', at('compose.yaml'), { ...origin, server: 'javascript://x' }],
    ['of a repository that leaves its path', at('compose.yaml'), { ...origin, repository: '../..//evil' }],
    ['of a commit that is markup', at('compose.yaml'), { ...origin, commit: '"><script>' }],
  ])('%s is none', (_name, place, from) => {
    expect(placeUrl(place, from)).toBeUndefined()
  })

  test('a commit has an address too', () => {
    expect(commitUrl(origin)).toBe(`https://github.com/octo/shop/commit/${origin.commit}`)
    expect(commitUrl({ ...origin, server: 'x' })).toBeUndefined()
  })
})
