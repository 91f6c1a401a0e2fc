import type { EngineContext } from '../operation'
import type { FunctionMeta, FunctionRecord } from '../store/records'
import type { World } from '../store/world'
import { functionNotFound, LATEST } from './names-and-arns'
import type { FunctionRef } from './function-ref'
import { standing } from './standing'
import { settle } from './state'

/** No alias has such a name. */
const VERSION = /^(\$LATEST|\d+)$/

/** The version that a name, number, alias or nothing (`$LATEST`) leads to, as it stands now. @throws 404 */
export function readFunction(context: EngineContext, ref: FunctionRef): FunctionRecord {
  const { name, qualifier = LATEST } = ref
  const alias = VERSION.test(qualifier) ? undefined : context.world.get('alias', `${name}:${qualifier}`)
  const record = context.world.get('function', `${name}:${alias?.functionVersion ?? qualifier}`)
  if (!record) throw functionNotFound(context, ref)
  return standing(context, record)
}

/** What belongs to the function as a whole. @throws 404 */
export function readMeta(context: EngineContext, name: string): FunctionMeta {
  const meta = context.world.get('functionMeta', name)
  if (!meta) throw functionNotFound(context, { name })
  return meta
}

/** `$LATEST` first, then the versions by number, as they stand now. */
export function versionsOf(context: EngineContext, name: string): FunctionRecord[] {
  const number = (record: FunctionRecord) => (record.version === LATEST ? 0 : Number(record.version))
  return context.world
    .list('function', { prefix: `${name}:` })
    .map(({ value }) => settle(value, context.now))
    .sort((a, b) => number(a) - number(b))
}

/** Stores a version under its key. */
export const putFunction = ({ world }: EngineContext, record: FunctionRecord): void => putRecord(world, record)

/** The same beside the API. The size of a package is kept apart, so that nobody reads every function to sum them up. */
export function putRecord(world: World, record: FunctionRecord): void {
  const { name, version, code } = record
  const key = `${name}:${version}`
  world.put('function', key, record)
  if (code.packageType === 'Zip' && world.get('packageSize', key)?.bytes !== code.size)
    world.put('packageSize', key, { bytes: code.size })
}
