import { describe, expect, test } from '@jest/globals'
import { type ConfigAnswer, type ConfigQuestion, resolvedConfig } from '../../../src/compose/config.js'

const answer = (stdout: string, exitCode = 0, stderr = ''): ConfigAnswer => ({ exitCode, stdout, stderr })

/** Asks a Compose that answers so, in the two formats. @returns what became of it, and what was asked */
async function resolved(json: ConfigAnswer, yaml: ConfigAnswer = answer('')) {
  const asked: ConfigQuestion[] = []
  const told = await resolvedConfig(
    async (question) => {
      asked.push(question)
      return question.format === 'json' ? json : yaml
    },
    { profiles: ['dev'], tuning: {} },
  )
  return { told, formats: asked.map(({ format }) => format) }
}

describe('Compose is asked', () => {
  test('for JSON alone, where that tells everything', async () => {
    const { told, formats } = await resolved(answer('{"services": {"app": {"image": "x"}}}', 0, 'a warning'))
    expect(formats).toEqual(['json'])
    expect(told).toEqual({
      kind: 'model',
      printed: { services: { app: { image: 'x' } } },
      hasDollars: false,
      stderr: 'a warning',
    })
  })

  test.each([
    ['it cannot print as JSON', answer('', 1, 'json: error calling MarshalJSON for type')],
    ['it prints no JSON', answer('not json')],
    ['it leaves AI models out', answer('{"services": {"app": {"models": {"llm": null}}}}')],
  ])('for YAML too, where %s', async (_why, json) => {
    const { told, formats } = await resolved(json, answer('services: {app: {image: "$$x"}}'))
    expect(formats).toEqual(['json', 'yaml'])
    expect(told).toMatchObject({ printed: { services: { app: { image: '$$x' } } }, hasDollars: true })
  })

  test('no further where it refuses', async () => {
    const { told, formats } = await resolved(answer('', 14, 'no such file'))
    expect(formats).toEqual(['json'])
    expect(told).toMatchObject({ kind: 'refused', exitCode: 14, stderr: 'no such file' })
  })

  test('and refuses where it prints no project at all', async () => {
    expect((await resolved(answer('x'), answer('[]'))).told).toMatchObject({ kind: 'refused' })
    expect((await resolved(answer('x'), answer('', 1, 'why'))).told).toMatchObject({ stderr: 'why' })
  })
})
