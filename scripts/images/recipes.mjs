// @ts-check

/**
 * A root file system made of Debian's packages.
 * @typedef {object} Rootfs
 * @property {string} name
 * @property {string} suite of Debian
 * @property {'apt' | 'minbase'} variant of mmdebstrap: `minbase` is what Debian's own image has
 * @property {readonly string[]} packages
 * @property {Rootfs} [base] of the same suite and variant, to which the packages are added
 * @property {readonly string[]} [leaveOut] paths that are not unpacked
 * @property {Readonly<Record<string, string>>} [files] that have to be there before packages are set up
 */

/**
 * @typedef {object} StandIn
 * @property {readonly string[]} images those it can stand in for
 * @property {string} versionOf the package whose version says what it really is
 */

/**
 * How to make a stand-in for an image that cannot be pulled. The folder of its name, beside this file, holds its
 * Dockerfile.
 * @typedef {Rootfs & StandIn} Recipe
 */

/**
 * Several recipes add packages to it. It takes longer to make than these packages take.
 * @type {Rootfs}
 */
const trixie = { name: 'trixie', suite: 'trixie', variant: 'apt', packages: [] }

/** @type {readonly Recipe[]} */
export const recipes = [
  {
    name: 'debian',
    images: ['debian:bookworm-slim', 'debian:bookworm', 'debian:12-slim'],
    suite: 'bookworm',
    variant: 'minbase',
    packages: [],
    versionOf: 'base-files',
  },
  {
    name: 'mysql',
    images: ['mysql:8.4', 'mysql:8', 'mysql:8.0', 'mysql:5.7'],
    suite: 'sid',
    variant: 'apt',
    packages: ['mysql-server-core', 'mysql-client-core'],
    versionOf: 'mysql-server-core',
  },
  {
    name: 'mariadb',
    images: ['mariadb:11', 'mariadb:11.8', 'mariadb:10.11'],
    ...addedTo(trixie),
    packages: ['mariadb-server-core', 'mariadb-client', 'mariadb-client-core'],
    versionOf: 'mariadb-server-core',
  },
  {
    name: 'postgres',
    images: ['postgres:17', 'postgres:16', 'postgres:15'],
    ...addedTo(trixie),
    packages: ['postgresql-17'],
    versionOf: 'postgresql-17',
    // Compiling queries is optional at run time, and its compiler is half of the download.
    leaveOut: [
      '/usr/lib/postgresql/17/lib/bitcode/*',
      '/usr/lib/postgresql/17/lib/llvmjit*',
      '/usr/lib/*/libLLVM*',
    ],
    files: { '/etc/postgresql-common/createcluster.conf': 'create_main_cluster = false\n' },
  },
  {
    name: 'buildkit',
    images: ['moby/buildkit:buildx-stable-1'],
    ...addedTo(trixie),
    packages: ['docker.io'],
    versionOf: 'docker.io',
  },
  {
    name: 'registry',
    images: ['registry:2', 'registry:3'],
    ...addedTo(trixie),
    packages: ['docker-registry'],
    versionOf: 'docker-registry',
  },
]

/**
 * @param {Rootfs} base
 * @returns {Pick<Rootfs, 'suite' | 'variant' | 'base'>}
 */
function addedTo(base) {
  return { suite: base.suite, variant: base.variant, base }
}

/**
 * @param {string} image
 * @returns {Recipe | undefined}
 */
export function recipeFor(image) {
  return recipes.find((recipe) => recipe.images.includes(image))
}
