import 'server-only'
import { stat } from 'node:fs/promises'
import { loadSharedConfigFiles } from '@smithy/core/config'
import { cacheOf } from '@/lib/cache'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { AppException } from '@/lib/result'
import { configuredEndpoints } from './config-file'
import { accountOfDemo, type Connection } from './connection'
import { isUsable, renewalOf } from './profile-settings'
import { awsRegions } from './regions'

const reserved = /^(demo|environment|api|demo-\d{12})$/
/** How long nobody looks whether the files changed, ms. */
const lookedMs = 1000
type Known = { readonly revision: string; readonly connections: readonly Connection[] }
const revisions = cacheOf<string>('connections.revision')
const lists = cacheOf<Known>('connections')
const files = [env.aws.configFile, env.aws.credentialsFile, env.configFile]
const key = files.join(' ')

const demo = (name: string): Connection => ({
  name,
  kind: 'demo',
  endpoint: `http://127.0.0.1:${env.enginePort}`,
  regions: awsRegions,
  readOnly: false,
  label: name === 'demo' ? 'Embedded engine' : `Embedded engine, account ${name.slice(5)}`,
  profile: null,
  renewal: 'Choose another connection.',
})

/** A profile's name as it can stand in a URL, where connections of ours have their own names. */
const urlName = (profile: string) => {
  const plain = profile.replace(/[^\w.@+-]/g, '-').slice(0, 50)
  return reserved.test(plain) ? `profile-${plain}` : plain
}

const regionsFrom = (first: string | null | undefined) =>
  first ? [first, ...awsRegions.filter((region) => region !== first)] : awsRegions

async function profiles(): Promise<Connection[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true })
  const names = [...new Set([...Object.keys(credentialsFile), ...Object.keys(configFile)])]
  return names.flatMap((profile) => {
    const settings = { ...configFile[profile], ...credentialsFile[profile] }
    if (!isUsable(settings)) return []
    return {
      name: urlName(profile),
      kind: 'profile' as const,
      endpoint: settings.endpoint_url ?? null,
      regions: regionsFrom(settings.region),
      readOnly: false,
      label: `profile ${profile}`,
      profile,
      renewal: renewalOf(profile, (name) => ({ ...configFile[name], ...credentialsFile[name] })),
    }
  })
}

const environment = (): Connection[] =>
  env.aws.hasCredentials
    ? [
        {
          name: 'environment',
          kind: 'profile',
          endpoint: env.aws.endpoint,
          regions: regionsFrom(env.aws.region),
          readOnly: false,
          label: 'credentials of the environment',
          profile: null,
          renewal: 'Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN anew, then start Gantry again.',
        },
      ]
    : []

async function read(): Promise<readonly Connection[]> {
  const [ofProfiles, endpoints] = await Promise.all([profiles(), configuredEndpoints()])
  const ofEndpoints = endpoints.map(({ profile, ...endpoint }): Connection => ({
    ...endpoint,
    kind: 'endpoint',
    label: `endpoint ${endpoint.endpoint}`,
    profile: profile ?? null,
    renewal:
      ofProfiles.find((known) => known.profile === profile)?.renewal ??
      'Name a profile with credentials for it in gantry.config.json.',
  }))
  const ours = env.engine ? [demo('demo')] : []
  const first = (name: string) => (name === env.aws.profile ? 0 : 1)
  const sorted = ofProfiles.toSorted((a, b) => first(a.name) - first(b.name) || a.name.localeCompare(b.name))
  const seen = new Set<string>()
  return [...ours, ...ofEndpoints, ...environment(), ...sorted].filter(({ name }) => !seen.has(name) && seen.add(name))
}

/** Changes with the files that connections and credentials come from: what was made of them before is out of date. */
export const filesRevision = (): Promise<string> =>
  revisions.get('', key, lookedMs, async () => {
    const stats = await Promise.all(files.map((path) => stat(path).catch(() => null)))
    return stats.map((found) => (found ? `${found.mtimeMs}/${found.size}` : '')).join(' ')
  })

/**
 * Every connection of this machine, `demo` first. The files are read anew when they change, so a new profile needs no
 * restart; a file that was spoiled meanwhile is told in the log, and what it said before holds.
 */
export async function listConnections(): Promise<readonly Connection[]> {
  const revision = await filesRevision()
  const maxAge = (known: Known) => (known.revision === revision ? Number.POSITIVE_INFINITY : 0)
  const { connections } = await lists.get('', key, maxAge, async () => {
    const before = lists.last('', key)
    const now = await read().catch((error: unknown) => {
      if (!before) throw error
      log.error(error instanceof Error ? error.message : String(error))
      return before.connections
    })
    return { revision, connections: now }
  })
  return connections
}

/**
 * The connection of a URL. `demo-<12 digits>` is that account on the engine.
 * @throws AppException 404 when this machine has no such connection
 */
export async function getConnection(name: string): Promise<Connection> {
  if (env.engine && accountOfDemo.test(name)) return demo(name)
  const connections = await listConnections()
  const found = connections.find((connection) => connection.name === name)
  if (found) return found
  throw new AppException({
    code: 'UnknownConnection',
    message: `There is no connection called ${name} on this machine.`,
    httpStatus: 404,
    requestId: null,
    operation: 'GetConnection',
    remedy: `Choose one of ${connections.map((connection) => connection.name).join(', ')}, or add a profile of that name.`,
  })
}
