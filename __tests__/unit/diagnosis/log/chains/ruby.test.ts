import { describe, expect, test } from '@jest/globals'
import { rubyBlocks } from '../../../../../src/diagnosis/log/chains/ruby.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

describe('an uncaught exception of Ruby', () => {
  test('shows the wrapper first; the links begin with the root', () => {
    const log = [
      "app.rb:9:in 'boot': no database (AppError)",
      "\tfrom app.rb:12:in '<main>'",
      "app.rb:3:in 'connect': refused (Errno::ECONNREFUSED)",
      "\tfrom app.rb:8:in 'boot'",
      'bye',
    ]
    const [block] = rubyBlocks(linesIn(log))
    expect(block).toMatchObject({ from: 0, to: 4 })
    expect(block?.links.map(({ text }) => text)).toEqual([log[2], log[0]])
  })

  test('may have a message of several lines before its frames', () => {
    const log = ["a.rb:1:in 'run': bad row:", '  id 7', "\tfrom a.rb:3:in '<main>'", 'bye']
    expect(rubyBlocks(linesIn(log))[0]).toMatchObject({ from: 0, to: 3 })
  })

  test('is nothing in a place alone', () => {
    expect(rubyBlocks(linesIn(["\tfrom a.rb:3:in '<main>'", 'a.rb:3: warning: unused']))).toEqual([])
  })
})
