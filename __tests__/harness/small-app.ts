import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { docker } from './buildx.js'
import { Folder } from './folder.js'

/** An image of a few megabytes with a shell, Perl and the test server: it is handed to other engines. */
export const smallApp = 'compose-gate-test/small-app:1'

const DOCKERFILE = `FROM debian:bookworm-slim AS whole
RUN mkdir /out && for tool in /bin/sh cat sleep ls perl; do at=$(command -v $tool); echo $at; ldd $at | grep -o '/[^ ]*'; done \\
  | sort -u | xargs cp --parents --dereference --target-directory=/out \\
  && cp --recursive --parents /usr/lib/*/perl-base /out
FROM scratch
COPY --from=whole /out /
COPY server.pl /app/server.pl
CMD ["perl", "/app/server.pl"]
`

/** Makes the image on the engine of the tests. What is built there once stays in its cache. */
export async function buildSmallApp(): Promise<void> {
  const server = await readFile(join(__dirname, 'server.pl'), 'utf8')
  await using context = await Folder.with({ Dockerfile: DOCKERFILE, 'server.pl': server })
  await docker(['build', '--quiet', '--network', 'none', '--tag', smallApp, context.path])
}
