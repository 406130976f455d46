import { describe, expect, test } from '@jest/globals'
import { phpBlocks } from '../../../../../src/diagnosis/log/chains/php.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

function texts(...log: readonly string[]) {
  return phpBlocks(linesIn(log)).map(({ links }) => links.map(({ text }) => text))
}

describe('the root comes first', () => {
  test('of uncaught exceptions', () => {
    expect(
      texts(
        'PHP Fatal error:  Uncaught PDOException: no host in /app/db.php:3',
        'Stack trace:',
        '#0 {main}',
        '',
        'Next RuntimeException: no database in /app/index.php:7',
        'Stack trace:',
        '#0 {main}',
        '  thrown in /app/index.php on line 7',
        'bye',
      ),
    ).toEqual([
      [
        'PHP Fatal error:  Uncaught PDOException: no host in /app/db.php:3',
        'Next RuntimeException: no database in /app/index.php:7',
      ],
    ])
  })

  test("of Symfony's boxes, which show the wrapper first", () => {
    expect(
      texts(
        'In Kernel.php line 12:',
        '',
        '  [App\\BootException]',
        '  cannot boot',
        '',
        'In Pdo.php line 3:',
        '',
        '  no host',
        '  "db"',
        '',
      ),
    ).toEqual([['no host "db"', 'cannot boot']])
  })
})

test('without its end it is no block', () => {
  expect(texts('PHP Fatal error:  Uncaught PDOException: no host', 'bye')).toEqual([])
})
