import { describe, expect, test } from '@jest/globals'
import { timeLine } from '../../../../src/report/html/timeline-section.js'
import { green, red, skipped, step, withPath } from '../records.js'
import { answered } from '../samples.js'
import { markupOf } from './input.js'

const legend = (markup: string) => /<p class="legend">(.*?)<\/p>/.exec(markup)?.[1]?.replace(/<[^>]*>/g, '|')

describe('the time line on the page', () => {
  test('is drawn for wide and for narrow screens', () => {
    const markup = markupOf(timeLine(green))
    expect(markup).toMatch(
      /<div class="wide"><svg viewBox="0 0 1040 .*<\/svg><\/div>\n<div class="narrow"><svg viewBox="0 0 360 /s,
    )
    expect(new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(({ 1: id }) => id)).size).toBe(2)
  })

  test('explains what it shows, and nothing else', () => {
    expect(legend(markupOf(timeLine(green)))).toBe('|critical path||meanwhile|')
    expect(legend(markupOf(timeLine(red)))).toBe('|critical path||meanwhile||failed|')
    expect(legend(markupOf(timeLine(answered)))).toBe(
      '|critical path||meanwhile||failed||a try||a container started|',
    )
  })

  test('says what would shorten the run', () => {
    expect(markupOf(timeLine(green))).toContain('Would shorten the run most: a quicker migrate')
    expect(markupOf(timeLine(red))).not.toContain('Would shorten')
  })

  test('of many steps draws those that count, and says how many more there were', () => {
    const many = Array.from({ length: 500 }, (_, index) => step(`create:s${index}`, 0, 5))
    const markup = markupOf(timeLine(withPath({ ...green, steps: [...many, step('job:x', 0, 1000)] })))
    expect(markup.split('class="bar"').length - 1).toBe(2)
    expect(markup).toContain('<em>and 500 steps too short to draw</em>')
  })

  test('is none where nothing ran', () => {
    expect(timeLine({ ...green, steps: [skipped('build:a')] })).toBeUndefined()
  })
})
