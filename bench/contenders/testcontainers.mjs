// @ts-check
// Run in the project's folder, under the name COMPOSE_PROJECT_NAME.
import { DockerComposeEnvironment, Wait } from 'testcontainers'

const answers = Wait.forHttp('/todos', 8000).forStatusCode(200)
const environment = await new DockerComposeEnvironment('.', 'docker-compose.yml')
  .withProjectName(process.env.COMPOSE_PROJECT_NAME ?? 'bench')
  .withBuild()
  .withWaitStrategy('db-1', Wait.forHealthCheck())
  .withWaitStrategy('migrate-1', Wait.forOneShotStartup())
  .withWaitStrategy('app-1', answers)
  .up(['app'])
await environment.down({ removeVolumes: true, timeout: 0 })
