import { type NormalizedSchema } from '@smithy/core/schema'

/** A place in the SDK's schemas: what `NormalizedSchema.of` takes. */
export type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]

type Traits = ReturnType<NormalizedSchema['getMergedTraits']>

/** A member of a structure, with the traits that say where it travels. */
export type Member = { readonly name: string; readonly shape: Shape; readonly traits: Traits }

/**
 * The SDK's schema reduced to what the three protocols need. Structures compute their members when first
 * read, because schemas are recursive.
 */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'blob' | 'timestamp' | 'document' | 'unit' }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'map'; readonly value: Shape }
  | { readonly kind: 'structure'; readonly members: readonly Member[] }

const structures = new WeakMap<object, Shape>()

/**
 * @param schema a schema of the SDK
 * @throws Error when the SDK has a form of schema that this engine does not know
 */
export function shapeOf(schema: NormalizedSchema): Shape {
  if (schema.isUnitSchema()) return { kind: 'unit' }
  if (schema.isStructSchema()) return structureOf(schema)
  if (schema.isListSchema()) return { kind: 'list', item: shapeOf(schema.getValueSchema()) }
  if (schema.isMapSchema()) return { kind: 'map', value: shapeOf(schema.getValueSchema()) }
  if (schema.isTimestampSchema()) return { kind: 'timestamp' }
  if (schema.isBlobSchema()) return { kind: 'blob' }
  if (schema.isStringSchema()) return { kind: 'string' }
  if (schema.isNumericSchema()) return { kind: 'number' }
  if (schema.isBooleanSchema()) return { kind: 'boolean' }
  if (schema.isDocumentSchema()) return { kind: 'document' }
  throw new Error(`The SDK's schema ${schema.getName(true)} has a form that the engine does not know.`)
}

function structureOf(schema: NormalizedSchema): Shape {
  const identity = schema.getSchema()
  if (typeof identity !== 'object') throw new Error(`${schema.getName(true)} is not a structure.`)
  const known = structures.get(identity)
  if (known) return known
  let members: readonly Member[] | undefined
  const shape: Shape = {
    kind: 'structure',
    get members() {
      members ??= Array.from(schema.structIterator(), ([name, member]) => ({
        name,
        shape: shapeOf(member),
        traits: member.getMergedTraits(),
      }))
      return members
    },
  }
  structures.set(identity, shape)
  return shape
}

/** The members of an input or output; none for an operation without. */
export const membersOf = (shape: Shape): readonly Member[] => (shape.kind === 'structure' ? shape.members : [])
