import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(process.env.GANTRY_DIST_DIR ?? '.next', 'server', file), 'utf8'))

const actionManifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      workers: z.record(z.string(), z.unknown()),
      exportedName: z.string().optional(),
      filename: z.string().optional(),
    }),
  ),
})

const values: Readonly<Record<string, string>> = { connection: 'demo-000000000666', region: 'us-east-1' }

/** The address of a page or route of the build, every parameter filled in. */
const addressOf = (route: string) =>
  route
    .replace(/^app/, '')
    .replace(/\/(page|route)$/, '')
    .replace(/\/\([^/]+\)/g, '')
    .replace(/\[+(?:\.\.\.)?([^\]]+)\]+/g, (_, name: string) => values[name] ?? 'x') || '/'

const built = Object.keys(z.record(z.string(), z.string()).parse(read('app-paths-manifest.json'))).filter(
  (route) => !route.startsWith('/_'),
)

/** Every GET route of the build. */
export const routes = built.filter((route) => route.endsWith('/route')).map(addressOf)
/** Every page of the build. */
export const pages = built.filter((route) => route.endsWith('/page')).map(addressOf)
/** Every server action of the build, with a page that carries it. */
export const actions = Object.entries(actionManifest.parse(read('server-reference-manifest.json')).node).map(
  ([id, { workers, exportedName }]) => ({
    id,
    name: exportedName ?? id,
    address: addressOf(Object.keys(workers)[0] ?? '/'),
  }),
)
