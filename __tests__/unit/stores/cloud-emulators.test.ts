import { describe, expect, test } from '@jest/globals'
import { imageNames } from '../../../src/compose/image-reference.js'
import { cloudEmulators } from '../../../src/stores/cloud-emulators.js'
import { dataStore } from '../../../src/stores/data-store.js'
import { knownStores } from '../../../src/stores/known-stores.js'
import { project, type Sketch } from '../plan/sketch.js'

function storeOf(sketch: Sketch, name = 'thing') {
  const service = project({ [name]: sketch }).services[name]
  return service && dataStore(service)
}

const twice = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index)

test('emulators share no name and no image with other stores, and are called as lists of images call them', () => {
  const all = [...knownStores, ...cloudEmulators]
  expect(twice(all.map(({ name }) => name))).toEqual([])
  expect(twice(all.flatMap(({ images }) => images))).toEqual([])
  const images = cloudEmulators.flatMap((store) => store.images)
  expect(images.filter((image) => !imageNames(image).includes(image))).toEqual([])
})

describe('an emulator by its image', () => {
  test.each([
    ['mcr.microsoft.com/azure-storage/azurite:3.33.0', 'azurite', 10_000],
    ['mcr.microsoft.com/cosmosdb/linux/azure-cosmos-emulator:latest', 'cosmos', 8081],
    ['localstack/localstack:4', 'localstack', 4566],
    ['motoserver/moto:5', 'moto', 5000],
    ['adobe/s3mock:3', 's3mock', 9090],
    ['softwaremill/elasticmq-native:1.6', 'elasticmq', 9324],
    ['gcr.io/cloud-spanner-emulator/emulator:1.5', 'spanner', 9010],
    ['mtlynch/firestore-emulator', 'firestore', 8080],
    ['thekevjames/gcloud-pubsub-emulator:480', 'pubsub', 8085],
    ['fsouza/fake-gcs-server:1.49', 'gcs', 4443],
    ['amazon/dynamodb-local:2.5', 'dynamodb', 8000],
  ])('%s is %s on %i', (image, name, port) => {
    expect(storeOf({ image })?.known).toMatchObject({ name, port })
  })
})

describe('an emulator by its command', () => {
  const image = 'gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators'

  test.each([
    ['gcloud beta emulators pubsub start --project=x --host-port=0.0.0.0:8432', 'pubsub', 8432],
    ['gcloud emulators firestore start --host-port :8500', 'firestore', 8500],
    ['sh -c gcloud beta emulators bigtable start', 'bigtable', 8086],
  ])('%s is %s on %i', (command, name, port) => {
    expect(storeOf({ image, command })?.known).toMatchObject({ name, port })
  })

  test.each([
    'java -Djava.library.path=./lib -jar DynamoDBLocal.jar -sharedDb',
    'npx -y firebase-tools emulators:start --only firestore',
    'firebase emulators:start --import=/data',
    'sh -c ./seed.sh & exec moto_server -H 0.0.0.0',
  ])('%s is one whose port the gate does not know', (command) => {
    expect(storeOf({ build: '', command })).toEqual({ why: 'its command starts an emulator of a store' })
  })

  test('as its Dockerfile says', () => {
    const built = { base: 'node:22', command: ['firebase', 'emulators:start'] }
    expect(storeOf({ build: '', built })).toBeDefined()
  })

  test.each([
    'set -xe\n\nfirebase emulators:start\n',
    'cp -r /seed /data && exec fake-gcs-server -data /data',
    'export X=1\nexec gcloud beta emulators firestore start --host-port=0.0.0.0:8787',
  ])('as its start script says: %s', (text) => {
    expect(storeOf({ build: '', startScript: { path: 'start.sh', text, args: [] } })).toBeDefined()
  })

  test.each(['ping localstack', 'curl http://azurite/', 'firebase emulators:exec "npm test"'])(
    'not of %s',
    (command) => {
      expect(storeOf({ build: '', command })).toBeUndefined()
    },
  )

  test('not where it asks one, or starts none that is known', () => {
    expect(storeOf({ image, command: 'gcloud pubsub topics create x' })).toBeUndefined()
    expect(storeOf({ image, command: 'gcloud emulators pubsub env-init' })).toBeUndefined()
    expect(storeOf({ image, command: 'gcloud emulators other start' })).toBeUndefined()
  })
})

test('a name alone says no emulator that an app could be called as', () => {
  expect(storeOf({ build: '' }, 'pubsub')).toBeUndefined()
  expect(storeOf({ build: '' }, 'azurite')?.known?.name).toBe('azurite')
})
