import type { Kind, World } from '../store/world'

/** What hangs on a function, a version or an alias, under the key `name` or `name:qualifier`. */
const KINDS: readonly Kind[] = [
  'packageSize',
  'functionPolicy',
  'functionConcurrency',
  'provisionedConcurrency',
  'eventInvokeConfig',
  'functionUrl',
]

/** Forgets what hangs on one version or alias. */
export function deleteAttachments(world: World, name: string, qualifier: string): void {
  for (const kind of KINDS) world.delete(kind, `${name}:${qualifier}`)
}

/** Forgets what hangs on a function and on its versions and aliases. */
export function deleteAllAttachments(world: World, name: string): void {
  for (const kind of KINDS) {
    world.delete(kind, name)
    for (const { key } of world.list(kind, { prefix: `${name}:` })) world.delete(kind, key)
  }
}
