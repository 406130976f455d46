import type { KnownCommand } from './known-command.js'
import type { KnownImage } from './known-image.js'

/** What a job does to a database: make it, bring its tables up to date, or fill them. */
export type DatabaseStep = 'make' | 'migrate' | 'fill'

export interface MigrationCommand extends KnownCommand {
  /** Absent: `migrate`. */
  readonly step?: DatabaseStep | undefined
}

/** A tool that changes a database's schema, or fills it, and then ends. */
export interface KnownMigration extends KnownImage {
  readonly commands: readonly MigrationCommand[]
}

export const knownMigrations: readonly KnownMigration[] = [
  // Python.
  {
    name: 'django',
    commands: [
      { program: 'manage.py', subcommand: 'migrate', example: 'python manage.py migrate --no-input' },
    ],
  },
  {
    name: 'alembic',
    commands: [{ program: 'alembic', subcommand: 'upgrade', example: 'alembic -c app.ini upgrade head' }],
  },
  { name: 'aerich', commands: [{ program: 'aerich', subcommand: 'upgrade', example: 'aerich upgrade' }] },
  {
    name: 'yoyo',
    commands: [{ program: 'yoyo', argument: ['apply'], example: 'yoyo apply --batch' }],
  },
  {
    name: 'flask-migrate',
    commands: [{ program: 'flask', subcommand: 'db upgrade', example: 'flask db upgrade' }],
  },
  {
    name: 'superset',
    commands: [
      { program: 'superset', subcommand: 'db upgrade', example: 'superset db upgrade' },
      { program: 'superset', subcommand: 'init', example: 'superset init' },
    ],
  },
  {
    name: 'airflow',
    commands: [
      { program: 'airflow', subcommand: 'db init', example: 'airflow db init' },
      { program: 'airflow', subcommand: 'db migrate', example: 'airflow db migrate' },
      { program: 'airflow', subcommand: 'db upgrade', example: 'airflow db upgrade' },
    ],
  },
  // Ruby and PHP.
  {
    name: 'rails',
    commands: [
      { program: 'rails', subcommand: 'db:*', example: 'bundle exec rails db:prepare' },
      { program: 'rake', subcommand: 'db:*', example: 'bundle exec rake db:migrate' },
    ],
  },
  {
    name: 'laravel',
    commands: [
      { program: 'artisan', subcommand: 'migrate', example: 'php artisan migrate --force' },
      { program: 'artisan', subcommand: 'migrate:*', example: 'php artisan migrate:fresh' },
    ],
  },
  {
    name: 'doctrine',
    commands: [
      { program: 'doctrine:migrations:migrate', example: 'php bin/console doctrine:migrations:migrate -n' },
      { program: 'd:m:m', example: 'php bin/console d:m:m -n' },
    ],
  },
  // JavaScript.
  {
    name: 'prisma',
    commands: [
      { program: 'prisma', subcommand: 'migrate deploy', example: 'npx prisma migrate deploy' },
      { program: 'prisma', subcommand: 'db push', example: 'npx prisma db push' },
    ],
  },
  {
    name: 'drizzle',
    commands: [
      { program: 'drizzle-kit', subcommand: 'migrate', example: 'npx drizzle-kit migrate' },
      { program: 'drizzle-kit', subcommand: 'push', example: 'npx drizzle-kit push' },
    ],
  },
  {
    name: 'knex',
    commands: [{ program: 'knex', subcommand: 'migrate*', example: 'npx knex migrate:latest' }],
  },
  {
    name: 'sequelize',
    commands: [
      { program: 'sequelize', subcommand: 'db:*', example: 'sequelize db:migrate' },
      { program: 'sequelize-cli', subcommand: 'db:*', example: 'npx sequelize-cli db:migrate' },
    ],
  },
  {
    name: 'typeorm',
    commands: [
      { program: 'typeorm', subcommand: 'migration:run', example: 'typeorm migration:run -d source.js' },
    ],
  },
  {
    name: 'mikro-orm',
    commands: [{ program: 'mikro-orm', subcommand: 'migration:up', example: 'npx mikro-orm migration:up' }],
  },
  {
    name: 'umzug',
    commands: [
      { program: 'umzug', argument: ['up'], example: 'npx umzug up' },
      { program: 'umzug.js', argument: ['up'], example: 'node umzug.js up' },
      { program: 'umzug.ts', argument: ['up'], example: 'tsx umzug.ts up' },
    ],
  },
  // Elixir.
  {
    name: 'ecto',
    commands: [
      { program: 'mix', subcommand: 'ecto.*', example: 'mix ecto.setup' },
      { program: 'ecto.migrate', example: 'mix do deps.get, ecto.migrate' },
    ],
  },
  // .NET.
  {
    name: 'entity-framework',
    commands: [
      { program: 'ef', subcommand: 'database update', example: 'dotnet ef database update' },
      { program: 'dotnet-ef', subcommand: 'database update', example: 'dotnet-ef database update' },
      { program: 'efbundle', example: './efbundle --connection x' },
    ],
  },
  {
    name: 'dbup',
    images: ['dbup'],
    commands: [
      { program: 'DbUp.dll', example: 'dotnet DbUp.dll' },
      { program: 'dbup', argument: ['upgrade'], example: 'dbup upgrade' },
    ],
  },
  // Java.
  {
    name: 'gradle',
    commands: [
      {
        program: 'gradlew',
        argument: ['update', 'liquibaseUpdate', 'flywayMigrate', '*:update'],
        example: './gradlew update',
      },
      {
        program: 'gradle',
        argument: ['update', 'liquibaseUpdate', 'flywayMigrate', '*:update'],
        example: 'gradle --no-daemon :db:update',
      },
    ],
  },
  // Go and Rust.
  {
    name: 'goose',
    images: ['goose'],
    commands: [{ program: 'goose', argument: ['up'], example: 'goose -dir m postgres postgres://db/x up' }],
  },
  { name: 'golang-migrate', images: ['migrate/migrate'], commands: [] },
  {
    name: 'dbmate',
    images: ['dbmate'],
    commands: [
      { program: 'dbmate', argument: ['up', 'migrate'], example: 'dbmate --url postgres://db/x up' },
    ],
  },
  {
    name: 'atlas',
    images: ['atlas'],
    commands: [
      { program: 'atlas', subcommand: 'migrate apply', example: 'atlas migrate apply --env local' },
      { program: 'atlas', subcommand: 'schema apply', example: 'atlas schema apply --env local' },
    ],
  },
  {
    name: 'sqlx',
    commands: [{ program: 'sqlx', subcommand: 'migrate run', example: 'sqlx migrate run' }],
  },
  {
    name: 'diesel',
    commands: [{ program: 'diesel', subcommand: 'migration run', example: 'diesel migration run' }],
  },
  // Any language.
  {
    name: 'flyway',
    images: ['flyway'],
    commands: [
      { program: 'flyway', argument: ['migrate'], example: 'flyway -url=jdbc:mysql://db/x migrate' },
    ],
  },
  {
    name: 'liquibase',
    images: ['liquibase'],
    commands: [
      { program: 'liquibase', argument: ['update'], example: 'liquibase --changelog-file x.xml update' },
    ],
  },
  {
    name: 'grate',
    images: ['grate'],
    commands: [
      {
        program: 'grate',
        argument: ['-c*', '--connectionstring*', '-f*', '--files*'],
        example: 'grate --files=./db -c x',
      },
    ],
  },
  {
    name: 'pgroll',
    images: ['pgroll'],
    commands: [
      { program: 'pgroll', argument: ['start', 'complete', 'migrate'], example: 'pgroll start x.json' },
    ],
  },
  {
    name: 'sqldef',
    images: ['psqldef', 'mysqldef', 'mssqldef'],
    commands: [
      { program: 'psqldef', example: 'psqldef -h db shop < schema.sql' },
      { program: 'mysqldef', example: 'mysqldef -h db shop < schema.sql' },
      { program: 'mssqldef', example: 'mssqldef -h db shop < schema.sql' },
    ],
  },
  {
    name: 'dbt',
    images: ['dbt-postgres', 'dbt-core', 'dbt-redshift', 'dbt-snowflake', 'dbt-bigquery'],
    commands: [
      { program: 'dbt', argument: ['run', 'build', 'seed', 'snapshot'], example: 'dbt build --target ci' },
    ],
  },
  {
    name: 'sqitch',
    images: ['sqitch'],
    commands: [{ program: 'sqitch', subcommand: 'deploy', example: 'sqitch deploy db:pg:shop' }],
  },
  { name: 'skeema', commands: [{ program: 'skeema', subcommand: 'push', example: 'skeema push' }] },
  // Of one product.
  {
    name: 'hasura',
    commands: [{ program: 'hasura', subcommand: 'metadata apply', example: 'hasura metadata apply' }],
  },
  {
    name: 'kong',
    commands: [
      {
        program: 'kong',
        subcommand: 'migrations bootstrap',
        step: 'make',
        example: 'kong migrations bootstrap',
      },
      { program: 'kong', subcommand: 'migrations *', example: 'kong migrations up' },
    ],
  },
  {
    name: 'n8n',
    commands: [
      { program: 'n8n', subcommand: 'import:*', step: 'fill', example: 'n8n import:workflow --input=x.json' },
    ],
  },
  {
    name: 'minio-client',
    images: ['minio/mc'],
    commands: [{ program: 'mc', subcommand: 'mb', example: 'mc mb data/uploads' }],
  },
  {
    name: 'mongo-replica-set',
    commands: [
      { program: 'rs.initiate', step: 'make', example: 'mongosh --host db --eval "rs.initiate({_id: 1})"' },
    ],
  },
]

/** What SQL clients are given statements by. */
const statements: readonly string[] = [
  ...['-c', '-e', '-f', '-i', '-Q', '--command', '--file', '--execute', '--eval'],
  ...['--command=*', '--file=*', '--execute=*', '--eval=*', '<'],
]

/** Commands that prepare something, and then end; less sure than a migration's where something restarts the service. */
export const knownPreparations: readonly MigrationCommand[] = [
  {
    program: 'manage.py',
    subcommand: 'loaddata',
    step: 'fill',
    example: 'python manage.py loaddata demo.json',
  },
  {
    program: 'manage.py',
    subcommand: 'createsuperuser',
    step: 'fill',
    example: 'python manage.py createsuperuser --noinput',
  },
  { program: 'manage.py', subcommand: 'collectstatic', example: 'python manage.py collectstatic' },
  { program: 'manage.py', subcommand: 'createcachetable', example: 'python manage.py createcachetable' },
  { program: 'prisma', subcommand: 'db seed', step: 'fill', example: 'npx prisma db seed' },
  { program: 'consul', argument: ['put', 'import'], step: 'fill', example: 'consul kv import @/seed.json' },
  { program: 'psql', argument: statements, example: 'psql -h db -f /sql/schema.sql' },
  { program: 'mysql', argument: statements, example: 'mysql -h db shop < /sql/schema.sql' },
  { program: 'mariadb', argument: statements, example: 'mariadb -h db --execute="create table x (id int)"' },
  { program: 'mongosh', argument: statements, example: 'mongosh --host db --eval "db.x.insertOne({})"' },
  { program: 'cqlsh', argument: statements, example: 'cqlsh db -f /sql/schema.cql' },
  { program: 'sqlcmd', argument: statements, example: 'sqlcmd -S db -i /sql/schema.sql' },
]

/** Words in a command that make a database, or somebody who may use one; lower case. */
export const makingPhrases: readonly string[] = [
  'createdb',
  'create-db',
  'create_db',
  'create database',
  'create schema',
  'create role',
  'create user',
  'create extension',
  'create keyspace',
  'db:create',
  'database:create',
]
