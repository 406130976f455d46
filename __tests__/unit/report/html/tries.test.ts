import { describe, expect, test } from '@jest/globals'
import { triesMarkup } from '../../../../src/report/html/tries.js'
import { step } from '../records.js'
import { tries } from '../samples.js'

const text = (markup: string) => markup.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')

describe('tries', () => {
  test('with the same result are one line', () => {
    const all = tries(0, 1000, 4, 'refused', 'accepting connections')
    const shown = triesMarkup(step('ready:db', 0, 1000, { attempts: 4, tries: all })).markup
    expect(text(shown)).toBe(
      '|4 tries|✖| failed| |+0s – +583ms| refused |× 3|✔| passed| |+750ms – +833ms| accepting connections|',
    )
  })

  test('that are not kept are counted', () => {
    const all = [...tries(0, 1000, 20, 'refused'), ...tries(8000, 9000, 80, 'no')]
    const shown = triesMarkup(step('check:1', 0, 9000, { attempts: 1500, tries: all })).markup
    expect(text(shown)).toMatch(/^\|1500 tries\|.*refused \|× 20\|… 1,400 more in between\|.* no \|× 80\|$/)
  })

  test('are only counted where no more is known, and not told where there was one', () => {
    expect(text(triesMarkup(step('ready:db', 0, 1, { attempts: 38 })).markup)).toBe(' |(38 tries)|')
    expect(triesMarkup(step('ready:db', 0, 1)).markup).toBe('')
    expect(triesMarkup(step('ready:db', 0, 1, { tries: tries(0, 1, 1, '', 'ok') })).markup).toBe('')
  })

  test('without a time are told still', () => {
    const one = { at: 'soon', durationMs: 1, status: 'failed', said: 'no' } as const
    const shown = triesMarkup(step('ready:db', 0, 1, { status: 'failed', tries: [one] })).markup
    expect(text(shown)).toContain('|? – ?| no')
  })
})
