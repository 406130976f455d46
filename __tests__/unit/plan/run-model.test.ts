import { describe, expect, test } from '@jest/globals'
import { isObject, type JsonObject, object } from '../../../src/common/json.js'
import { adoptMissing } from '../../../src/plan/adopt-externals.js'
import { planned, project, type Sketch, settings, smoke } from './sketch.js'

type Sketches = Readonly<Record<string, Sketch>>

const app: Sketch = { build: '', ports: ['8000:8000', '53:53/udp'] }
const ephemeral = (target: number, protocol: string) => ({
  mode: 'ingress',
  host_ip: '127.0.0.1',
  target,
  protocol,
})

function service(services: Sketches, name: string, by = settings(), rest: JsonObject = {}): JsonObject {
  const found = object(planned(project(services, rest), by).model.services)[name]
  if (!isObject(found)) throw new Error(`no service ${name}`)
  return found
}

describe('ports', () => {
  test('become free ones on the loopback', () => {
    expect(service({ app }, 'app').ports).toEqual([ephemeral(8000, 'tcp'), ephemeral(53, 'udp')])
  })

  test('stay where that is asked for', () => {
    expect(service({ app }, 'app', settings({}, { ports: 'declared' })).ports).toEqual([
      { mode: 'ingress', target: 8000, published: '8000', protocol: 'tcp' },
      { mode: 'ingress', target: 53, published: '53', protocol: 'udp' },
    ])
  })

  test.each(['ephemeral', 'declared'] as const)('that checks ask are published (%s)', (ports) => {
    const services: Sketches = { app, api: { build: '' } }
    const by = settings({}, { ports, ...smoke('GET api:9000/', 'GET app:8000/', 'GET api:9000/x') })
    expect(service(services, 'api', by).ports).toEqual([ephemeral(9000, 'tcp')])
    expect(service(services, 'app', by).ports).toHaveLength(2)
  })
})

describe('ports of a service that shares a network', () => {
  const vpn: Sketch = { image: 'acme/vpn', ports: ['8888'], raw: { container_name: 'tunnel' } }
  const asking = settings({}, smoke('GET side:8080/', 'GET vpn:8888/'))

  test.each(['service:vpn', 'container:tunnel'])('%s: are published where the network is', (mode) => {
    const services = { vpn, side: { image: 'acme/side', raw: { network_mode: mode } } }
    expect(service(services, 'vpn', asking).ports).toEqual([ephemeral(8888, 'tcp'), ephemeral(8080, 'tcp')])
    expect(service(services, 'side', asking)).not.toHaveProperty('ports')
  })

  test('by way of another that shares it', () => {
    const services = {
      vpn,
      middle: { image: 'acme/middle', raw: { network_mode: 'service:vpn' } },
      side: { image: 'acme/side', raw: { network_mode: 'service:middle' } },
    }
    expect(service(services, 'vpn', asking).ports).toContainEqual(ephemeral(8080, 'tcp'))
  })

  test('stay where the file has them: the engine refuses them as it does for plain Compose', () => {
    const services = { vpn, side: { image: 'x', ports: ['8080'], raw: { network_mode: 'service:vpn' } } }
    expect(service(services, 'side').ports).toEqual([ephemeral(8080, 'tcp')])
  })
})

describe('names', () => {
  test('the names that Compose would have given become aliases, but not on networks of others', () => {
    const raw = { networks: { front: null, theirs: { aliases: ['www'] } } }
    const networks = { front: {}, theirs: { external: true } }
    const whole = {
      ...project({ app: { image: 'a', ports: ['80'], raw } }, { networks }),
      declaredName: 'own',
    }
    const { model } = planned(whole)
    expect(object(object(model.services).app).networks).toEqual({
      front: { aliases: ['own-app-1', 'own_app_1'] },
      theirs: { aliases: ['www'] },
    })
    const same = planned({ ...whole, declaredName: 'shop' }).model
    expect(object(object(same.services).app).networks).toEqual(raw.networks)
  })

  test('a name with the network behind it becomes an alias, where somebody says it', () => {
    const networks = {
      default: { name: 'shop_default' },
      back: { name: 'intern' },
      theirs: { name: 'theirs', external: true },
    }
    const raw = { networks: { back: { aliases: ['data'] }, default: null, theirs: null } }
    const environment = { A: 'http://db.own_default:80', B: 'own-db-1.intern data.intern db.theirs' }
    const whole = {
      ...project({ web: { image: 'a', ports: ['80'], environment }, db: { image: 'x', raw } }, { networks }),
      declaredName: 'own',
    }
    const { services } = planned(whole, settings({ app: ['web', 'db'] })).model
    expect(object(object(services).db).networks).toEqual({
      back: { aliases: ['data', 'own-db-1', 'own_db_1', 'data.intern', 'own-db-1.intern'] },
      default: { aliases: ['own-db-1', 'own_db_1', 'db.own_default'] },
      theirs: null,
    })
  })

  test('a fixed container name becomes an alias on each network', () => {
    const raw = { container_name: 'shop-app', networks: { front: { aliases: ['www'] }, back: null } }
    const own = service({ app: { ...app, raw } }, 'app')
    expect(own).not.toHaveProperty('container_name')
    expect(own.networks).toEqual({ front: { aliases: ['www', 'shop-app'] }, back: { aliases: ['shop-app'] } })
  })

  test('but not where the network is another’s', () => {
    const raw = { container_name: 'shop-app', network_mode: 'host' }
    expect(service({ app: { ...app, raw } }, 'app')).not.toHaveProperty('networks')
  })

  test('who joins a container by its fixed name joins the service', () => {
    const services: Sketches = {
      app: { ...app, raw: { container_name: 'shop-app' } },
      side: {
        build: '',
        raw: { network_mode: 'container:shop-app', volumes_from: ['container:shop-app:ro'] },
      },
      guest: { build: '', raw: { network_mode: 'container:stranger' } },
    }
    expect(service(services, 'side')).toMatchObject({ network_mode: 'service:app', volumes_from: ['app:ro'] })
    expect(service(services, 'guest').network_mode).toBe('container:stranger')
    const { steps } = planned(project(services))
    expect(steps.find(({ id }) => id === 'create:side')?.needs).toContain('create:app')
    expect(steps.find(({ id }) => id === 'start:side')?.needs).toContain('start:app')
  })

  test('networks and volumes get the project’s own names, external ones stay', () => {
    const rest = {
      networks: { default: { name: 'fixed' }, proxy: { name: 'traefik', external: true } },
      volumes: { data: { name: 'precious', driver: 'local' }, shared: { name: 'shared', external: true } },
    }
    const { model, externals } = planned(project({ app }, rest))
    expect(model.networks).toEqual({ default: {}, proxy: { name: 'traefik', external: true } })
    expect(model.volumes).toEqual({ data: { driver: 'local' }, shared: { name: 'shared', external: true } })
    expect(externals?.map(({ kind, key, name }) => [kind, key, name])).toEqual([
      ['network', 'proxy', 'traefik'],
      ['volume', 'shared', 'shared'],
    ])
  })

  test('missing external ones become the run’s own, and that is told', () => {
    const rest = {
      networks: { proxy: { name: 'traefik', external: true } },
      volumes: { shared: { external: true } },
    }
    const plan = adoptMissing(planned(project({ app }, rest)), { networks: ['proxy'], volumes: ['shared'] })
    expect(plan.model).toMatchObject({ networks: { proxy: {} }, volumes: { shared: {} } })
    expect(object(plan.model.networks).proxy).toEqual({})
    const external = plan.findings.filter(({ code }) => code.startsWith('EXTERNAL_'))
    expect(external.map(({ code, at, message }) => [code, at?.file, message.slice(0, 58)])).toEqual([
      ['EXTERNAL_NETWORK', 'networks.proxy', 'the external network traefik does not exist on this engine'],
      ['EXTERNAL_VOLUME', 'volumes.shared', 'the external volume shared does not exist on this engine, '],
    ])
  })
})

describe('networks', () => {
  const bridge = 'com.docker.network.bridge.name'
  const pool = (subnet: string) => ({ driver: 'default', config: [{ subnet, gateway: '172.30.0.1' }] })
  const shop = (raw: JsonObject, network: JsonObject): JsonObject => {
    const rest = { networks: { default: { ...network, name: 'shop_default' } } }
    return object(planned(project({ app: { ...app, raw } }, rest)).model.networks)
  }

  test('lose fixed subnets and bridges, and nothing else', () => {
    const options = { [bridge]: 'br-shop', 'com.docker.network.driver.mtu': '1400' }
    const networks = shop({}, { ipam: pool('172.30.0.0/16'), driver_opts: options, internal: true })
    expect(networks.default).toEqual({
      internal: true,
      ipam: { driver: 'default' },
      driver_opts: { 'com.docker.network.driver.mtu': '1400' },
    })
  })

  test.each<[string, JsonObject, JsonObject]>([
    ['a static address', { networks: { default: { ipv4_address: '172.30.0.9' } } }, {}],
    ['a variable', { environment: { TRUSTED: 'x,172.30.0.0/16' } }, {}],
    ['a host', { extra_hosts: ['gate=172.30.255.254'] }, {}],
    ['a driver of its own', {}, { driver: 'macvlan' }],
  ])('keep the subnet for %s', (_, raw, network) => {
    const ipam = pool('172.30.0.0/16')
    expect(shop(raw, { ...network, ipam }).default).toEqual({ ...network, ipam })
  })

  test('keep one of IPv6', () => {
    const ipam = { config: [{ subnet: 'fd00:1::/64' }] }
    expect(shop({}, { enable_ipv6: true, ipam }).default).toEqual({ enable_ipv6: true, ipam })
  })

  test.each(['172.31.0.1', '1.172.30.0.1', '10.172.30.0'])('%s is no address of 172.30.0.0/16', (address) => {
    expect(shop({ environment: { ADDRESS: address } }, { ipam: pool('172.30.0.0/16') }).default).toEqual({
      ipam: { driver: 'default' },
    })
  })

  test('keep all where the declared is asked for, and external ones always', () => {
    const fixed = { ipam: pool('172.30.0.0/16'), driver_opts: { [bridge]: 'br-shop' } }
    const networks = { default: fixed, proxy: { ...fixed, external: true, name: 'proxy' } }
    const declared = planned(project({ app }, { networks }), settings({}, { ports: 'declared' }))
    expect(declared.model.networks).toEqual(networks)
    expect(planned(project({ app }, { networks })).model.networks).toMatchObject({ proxy: networks.proxy })
  })
})

describe('services', () => {
  const services: Sketches = {
    app: {
      ...app,
      needs: { db: 'healthy' },
      raw: { restart: 'always', pull_policy: 'always', profiles: ['x'] },
    },
    db: { image: 'mysql:8', probe: 'mysqlshow -u $$MYSQL_USER' },
    test: { build: 'test' },
  }

  test('only those the plan uses are there', () => {
    expect(Object.keys(object(planned(project(services)).model.services))).toEqual(['app', 'db'])
  })

  test('lose what the run itself does, and nothing else', () => {
    expect(service(services, 'app')).toEqual({
      build: { context: '/shop', dockerfile: 'Dockerfile' },
      command: null,
      entrypoint: null,
      image: 'compose-gate/shop/app:run',
      networks: { default: null },
      ports: [ephemeral(8000, 'tcp'), ephemeral(53, 'udp')],
      restart: 'always',
    })
    expect(service(services, 'db').healthcheck).toEqual({ test: ['CMD-SHELL', 'mysqlshow -u $$MYSQL_USER'] })
  })

  test('a named image keeps its name', () => {
    expect(service({ app: { ...app, image: 'acme/app:3' } }, 'app').image).toBe('acme/app:3')
  })

  test('an image others are built on is defined', () => {
    const build = { context: '.', additional_contexts: { base: 'service:base' } }
    const defined = planned(
      project({
        app: { ...app, build },
        base: { build: 'base', extends: 'nobody' },
        x: { build: '', extends: 'base' },
      }),
    )
    expect(Object.keys(object(defined.model.services))).toContain('base')
  })

  test('extensions of the file are gone', () => {
    expect(planned(project({ app }, { 'x-gate': { smoke: 'GET /' } })).model).not.toHaveProperty('x-gate')
  })
})

describe('a job that is named and has no container', () => {
  const policy = { restart_policy: { condition: 'any' } }
  test.each<[JsonObject, JsonObject]>([
    [{ scale: 0 }, { scale: 1 }],
    [{ deploy: { replicas: 0, resources: {} } }, { deploy: { replicas: 1, resources: {} } }],
    [
      { scale: 0, deploy: { replicas: 0, ...policy } },
      { scale: 1, deploy: { replicas: 1 }, restart: 'no' },
    ],
    [
      { scale: 0, deploy: { resources: {} } },
      { scale: 1, deploy: { resources: {} } },
    ],
  ])('runs once: %j', (raw, expected) => {
    const services: Sketches = { app, migrate: { build: '', raw } }
    expect(service(services, 'migrate', settings({ migrate: ['migrate'] }))).toEqual({
      command: null,
      entrypoint: null,
      build: expect.anything(),
      image: 'compose-gate/shop/migrate:run',
      networks: { default: null },
      ...expected,
    })
  })
})

describe('a copy with another command', () => {
  test('is the service without its ports, names and health check, in its image', () => {
    const raw = {
      container_name: 'shop',
      restart: 'always',
      deploy: { replicas: 3, resources: { limits: {} } },
    }
    const services: Sketches = { app: { ...app, probe: 'true', environment: { A: 'b' }, raw } }
    const by = settings({ migrate: ['app -- echo $HOME'] })
    expect(service(services, 'app-migrate', by)).toEqual({
      command: ['echo', '$$HOME'],
      deploy: { replicas: 1, resources: { limits: {} } },
      entrypoint: null,
      environment: { A: 'b' },
      healthcheck: { disable: true },
      image: 'compose-gate/shop/app:run',
      networks: { default: null },
      restart: 'no',
    })
  })

  test('finds a free name', () => {
    const services: Sketches = { app, 'app-migrate': { build: '', ports: ['1'] } }
    const by = settings({ migrate: ['app -- one', 'app -- two'] })
    expect(Object.keys(object(planned(project(services), by).model.services))).toEqual([
      'app',
      'app-migrate',
      'app-migrate-2',
      'app-migrate-3',
    ])
  })
})
