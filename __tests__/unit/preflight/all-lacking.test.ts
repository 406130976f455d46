import { expect, test } from '@jest/globals'
import { allLacking } from '../../../src/preflight/all-lacking.js'

const finds = (message: string) => async () => [{ message }]
const fails = () => Promise.reject(new Error('no engine'))

test('all looks are told', async () => {
  expect(await allLacking([finds('a'), finds('b')])).toEqual([{ message: 'a' }, { message: 'b' }])
})

test('of a value that is wrong in itself nothing more is lacking', async () => {
  const at = { file: 'compose.yaml', line: 5, column: 5 }
  const looks = [
    async () => [{ message: 'foreign', at }],
    async () => [{ message: 'a', at: { ...at, line: 6 } }],
  ]
  expect(await allLacking(looks, [{ message: 'misspelt', at }])).toEqual([
    { message: 'a', at: { ...at, line: 6 } },
  ])
})

test('a look that fails adds nothing to what is lacking', async () => {
  expect(await allLacking([finds('a'), fails])).toEqual([{ message: 'a' }])
  expect(await allLacking([fails], [{ message: 'before' }])).toEqual([])
})

test('a look that fails is an error where nothing is lacking', async () => {
  await expect(allLacking([async () => [], fails])).rejects.toThrow('no engine')
})
