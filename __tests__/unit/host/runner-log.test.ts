import * as core from '@actions/core'
import { describe, expect, test } from '@jest/globals'
import { type RunnerLog, runnerLog } from '../../../src/host/runner-log.js'
import { createMasker } from '../../../src/masking/masker.js'
import { obey, written } from './runner.js'

/** What a runner makes of it. */
async function logged(act: (log: RunnerLog) => void) {
  const masker = createMasker()
  masker.add('hunter22')
  return obey(await written(() => act(runnerLog(core, masker))))
}

const evil = ['::error::gotcha', '##[add-mask]x', 'hunter22']

describe('words of strangers', () => {
  test('command nothing in lines of the gate’s own', async () => {
    const { commands, shown } = await logged((log) => log.lines(evil))
    expect(commands).toEqual([])
    expect(shown.join('\n')).toContain('gotcha')
    expect(shown).toContain('***')
  })

  test('command nothing in a text of theirs, even where commands are stopped', async () => {
    const masker = createMasker()
    masker.add('hunter22')
    const text = await written(() => runnerLog(core, masker).untrusted(['one', ...evil].join('\n')))
    const [first = '', ...rest] = text.trimEnd().split('\n')
    const token = /^::stop-commands::(.+)$/.exec(first)?.[1]
    expect(rest.at(-1)).toBe(`::${token}::`)
    expect(obey(text)).toMatchObject({ commands: [], shown: expect.arrayContaining(['one', '***']) })
    expect(text).not.toContain('##[add')
  })

  test('are masked before commands in them are broken up', async () => {
    const masker = createMasker()
    masker.add('::one##[two')
    const text = await written(() => runnerLog(core, masker).lines(['::one##[two and more']))
    expect(text.trim()).toBe('*** and more')
  })

  test('are masked in a message, without escapes', async () => {
    let text = ''
    await logged((log) => {
      text = log.text('\u001b[31mhunter22\u001b[0m is wrong')
    })
    expect(text).toBe('*** is wrong')
  })
})

test('a group is opened and closed around what is printed', async () => {
  const { commands, shown } = await logged((log) =>
    log.group('Build of hunter22', () => log.lines(['inside'])),
  )
  expect(commands.map(({ name, message }) => `${name} ${message}`.trim())).toEqual([
    'group Build of ***',
    'endgroup',
  ])
  expect(shown).toContain('inside')
})
