import { expect, test } from '@jest/globals'
import { allLacking } from '../../../src/preflight/all-lacking.js'

const finds = (message: string) => async () => [{ message }]
const fails = () => Promise.reject(new Error('no engine'))

test('all looks are told', async () => {
  expect(await allLacking([finds('a'), finds('b')])).toEqual([{ message: 'a' }, { message: 'b' }])
})

test('a look that fails adds nothing to what is lacking', async () => {
  expect(await allLacking([finds('a'), fails])).toEqual([{ message: 'a' }])
  expect(await allLacking([fails], [{ message: 'before' }])).toEqual([])
})

test('a look that fails is an error where nothing is lacking', async () => {
  await expect(allLacking([async () => [], fails])).rejects.toThrow('no engine')
})
