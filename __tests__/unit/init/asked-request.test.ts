import { describe, expect, test } from '@jest/globals'
import { writeStatus } from '../../../src/checks/status.js'
import { type AskedRequest, askedRequest } from '../../../src/init/asked-request.js'

const container = { environment: { PORT: '8000' }, names: ['web'] }

/** As short as possible: `GET 8000/health <400 contains=UP`. */
function written(asked: AskedRequest | undefined): string | undefined {
  if (asked === undefined) return undefined
  const { method, port = '', path, status, contains, headers } = asked
  const sought = contains === undefined ? '' : ` contains=${contains}`
  const sent = Object.entries(headers).map(([name, value]) => ` ${name}: ${value}`)
  return `${method} ${port}${path} ${writeStatus(status)}${sought}${sent.join('')}`
}

describe('the request of a health check', () => {
  test.each([
    ['curl -f http://localhost:8000/health', 'GET 8000/health <400'],
    ['curl --fail --silent http://127.0.0.1:8000/health || exit 1', 'GET 8000/health <400'],
    ['curl -sSf "http://[::1]:8000/a?b=1&c=2"', 'GET 8000/a?b=1&c=2 <400'],
    ['curl -f http://localhost', 'GET 80/ <400'],
    ['curl -fk https://localhost/up', 'GET 443/up <400'],
    ['curl -f localhost:8000', 'GET 8000/ <400'],
    ['curl -f localhost', 'GET 80/ <400'],
    ['curl -f web:8000/health', 'GET 8000/health <400'],
    ['curl -f http://localhost:$PORT/health', 'GET 8000/health <400'],
    ['curl -f http://localhost:${OTHER:-9000}/health', 'GET 9000/health <400'],
    ['curl http://localhost:8000/health', 'GET 8000/health <500'],
    ['curl -f -X POST http://localhost:8000/rpc', 'POST 8000/rpc <400'],
    [
      "curl -f -H 'Host: shop.example' http://localhost:8000/health",
      'GET 8000/health <400 Host: shop.example',
    ],
    [
      `test "$(curl -s -o /dev/null -w '%{http_code}' http://localhost:8000/health)" = 200`,
      'GET 8000/health 200',
    ],
    ["curl -sI http://localhost:8000/health | grep 'HTTP/1.1 200'", 'GET 8000/health 200'],
    ['wget -q --spider http://localhost:8000/health || exit 1', 'GET 8000/health <400'],
    [
      'wget -qO- http://localhost:8080/actuator/health | grep -q UP',
      'GET 8080/actuator/health <400 contains=UP',
    ],
    [`curl -fs http://localhost:8000/ | grep -q '"ok":true'`, 'GET 8000/ <400 contains="ok":true'],
    ['curl -fs http://localhost:8000/ | grep -q "a.*b"', 'GET 8000/ <400'],
    ['curl -fs http://localhost:8000/ | grep -qi ok', 'GET 8000/ <400'],
    [
      `python -c "import urllib.request; urllib.request.urlopen('http://localhost:8000/health')"`,
      'GET 8000/health <400',
    ],
    [
      `node -e "require('http').get('http://localhost:3000/health', r => process.exit(r.statusCode === 200 ? 0 : 1))"`,
      'GET 3000/health 200',
    ],
    [
      `node -e "require('http').get({host: 'localhost', port: 3000, path: '/ready'}, r => process.exit(0))"`,
      'GET 3000/ready <400',
    ],
    [
      `exec 3<>/dev/tcp/127.0.0.1/9000; echo -e 'GET /health/ready HTTP/1.1\\r\\n' >&3; grep OK <&3`,
      'GET 9000/health/ready <400 contains=OK',
    ],
  ])('%s', (test, expected) => {
    expect(written(askedRequest(['CMD-SHELL', test], container))).toBe(expected)
  })

  test('is found in a list of arguments', () => {
    const test = ['CMD', 'wget', '--spider', 'http://localhost:8000/health']
    expect(written(askedRequest(test, container))).toBe('GET 8000/health <400')
  })

  test.each([
    'pg_isready -h localhost',
    'nc -z localhost 8000',
    'redis-cli -h localhost ping',
    'curl -f http://elsewhere:8000/health',
    'curl -f http://my-web:8000/health',
    'mysqladmin ping -h 127.0.0.1',
    'celery -A shop inspect ping -d celery@$HOSTNAME',
    'test -f /tmp/ready',
  ])('is none: %s', (test) => {
    expect(askedRequest(['CMD-SHELL', test], container)).toBeUndefined()
  })
})
