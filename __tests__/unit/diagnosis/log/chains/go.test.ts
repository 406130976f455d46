import { describe, expect, test } from '@jest/globals'
import { goBlocks } from '../../../../../src/diagnosis/log/chains/go.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

describe('a panic', () => {
  test('stands before the goroutines, which belong to it', () => {
    const log = [
      'panic: lookup db: no such host',
      '',
      'goroutine 1 [running]:',
      'main.main()',
      '\t/app/main.go:12 +0x65',
      '',
      'goroutine 7 [select]:',
      'net/http.(*Server).Serve(0xc0000123)',
      'exit status 2',
      'bye',
    ]
    expect(goBlocks(linesIn(log))).toEqual([
      { from: 0, to: 9, links: [{ text: 'panic: lookup db: no such host', from: 0, to: 1 }] },
    ])
  })

  test('that was recovered is told below the request', () => {
    const log = [
      '2026/11/28 - 17:29:01 | panic recovered:',
      'GET / HTTP/1.1',
      'Host: web',
      '',
      'runtime error: index out of range [3]',
      '/app/main.go:9 (0x744ff3)',
    ]
    expect(goBlocks(linesIn(log))[0]?.links[0]?.text).toBe('runtime error: index out of range [3]')
  })

  test('without frames is a line like others', () => {
    expect(goBlocks(linesIn(['panic: no panic at all', 'all is well']))).toEqual([])
  })
})

test('an error that says where it was wrapped is told by its end', () => {
  const log = ['cannot build main.New', '\t/app/a.go:6:', 'cannot get *Repo:', 'no Repo is provided', 'bye']
  expect(goBlocks(linesIn(log))).toEqual([
    { from: 0, to: 4, links: [{ text: 'cannot get *Repo: no Repo is provided', from: 2, to: 4 }] },
  ])
  const plain = ['cannot build main.New', '\t/app/a.go:6', 'no Repo is provided']
  expect(goBlocks(linesIn(plain))).toEqual([])
})
