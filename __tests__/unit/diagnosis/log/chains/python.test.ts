import { describe, expect, test } from '@jest/globals'
import { pythonBlocks } from '../../../../../src/diagnosis/log/chains/python.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

const OPENS = 'Traceback (most recent call last):'
const FRAME = '  File "/app/a.py", line 1, in main'
const CAUSE = 'The above exception was the direct cause of the following exception:'
const CONTEXT = 'During handling of the above exception, another exception occurred:'

function chains(...log: readonly string[]) {
  return pythonBlocks(linesIn(log)).map(({ links }) => links.map(({ text }) => text))
}

describe('a traceback', () => {
  test('ends with what was raised, and what is indented below it', () => {
    const log = [OPENS, FRAME, '    run()', 'DatabaseError: no table', '  in shop', 'bye for now']
    const [block] = pythonBlocks(linesIn(log))
    expect(block).toMatchObject({ from: 0, to: 5, links: [{ text: 'DatabaseError: no table' }] })
  })

  test('is nothing without what was raised', () => {
    expect(chains(OPENS, FRAME)).toEqual([])
  })
})

describe('of a chain the root comes first', () => {
  test('where one is the cause of the other', () => {
    expect(chains(OPENS, FRAME, 'OSError: refused', '', CAUSE, '', OPENS, FRAME, 'AppError: no db')).toEqual([
      ['OSError: refused', 'AppError: no db'],
    ])
  })

  test('but what came up while another was handled stands before that', () => {
    expect(chains(OPENS, FRAME, 'KeyError: 1', '', CONTEXT, '', OPENS, FRAME, 'AppError: no db')).toEqual([
      ['AppError: no db', 'KeyError: 1'],
    ])
  })

  test('inside a group', () => {
    expect(
      chains(
        '  + Exception Group Traceback (most recent call last):',
        '  |   File "/app/a.py", line 1, in main',
        '  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)',
        '  +-+---------------- 1 ----------------',
        '    | Traceback (most recent call last):',
        '    |   File "/app/b.py", line 2, in job',
        '    | OSError: refused',
        '    +------------------------------------',
      ),
    ).toEqual([['OSError: refused', 'ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)']])
  })
})
