import { expect, test } from '@jest/globals'
import { sayingOf } from '../../../src/checks/saying.js'

const said = (body: string, statusText: string, type?: string) =>
  sayingOf({ body, statusText, headers: type === undefined ? {} : { 'content-type': type } })

test.each([
  ['Invalid host.\n', 'Forbidden', 'text/plain', 'Invalid host'],
  ['Bad credentials', 'Unauthorized', undefined, 'Bad credentials'],
  ['Der Zugang ist gesperrt!', 'Forbidden', 'text/plain; charset=utf-8', 'Der Zugang ist gesperrt'],
])('%j of %s is what the app says', (body, status, type, text) => {
  expect(said(body, status, type)).toBe(text)
})

test.each([
  ['404 page not found', 'Not Found', 'text/plain'],
  ['Internal Server Error', 'Internal Server Error', undefined],
  ['internal error', 'Internal Server Error', 'text/plain'],
  ['oops', 'Bad Request', 'text/plain'],
  ['no shop\nno shop', 'Bad Request', 'text/plain'],
  ['no shop '.repeat(30), 'Bad Request', 'text/plain'],
  ['{"no": "shop"}', 'Bad Request', undefined],
  ['no such shop', 'Bad Request', 'text/html'],
  ['', 'Bad Request', undefined],
])('%j of %s says no more than the status, or is no line of text', (body, status, type) => {
  expect(said(body, status, type)).toBeUndefined()
})
