import { EngineError } from './errors'
import type { OperationModel } from './model'

/** What a path matched: the operation and its labels, decoded. */
export type Match = { readonly operation: OperationModel; readonly labels: Readonly<Record<string, string>> }

type Leaf = {
  readonly operation: OperationModel
  readonly labels: readonly string[]
  readonly query?: string
}
type Node = {
  readonly literal: Map<string, Node>
  label?: Node
  rest?: Map<string, Leaf[]>
  readonly leaves: Map<string, Leaf[]>
}

const node = (): Node => ({ literal: new Map(), leaves: new Map() })

/** A router over the URI templates of the model: one step for each segment, literals before labels. */
export class Routes {
  readonly #root = node()

  constructor(operations: Iterable<OperationModel>) {
    for (const operation of operations) this.#add(operation)
  }

  #add(operation: OperationModel): void {
    if (!operation.http) return
    const [path = '', query] = operation.http.uri.split('?')
    const labels: string[] = []
    const leaf: Leaf = { operation, labels, query }
    let at = this.#root
    for (const segment of segmentsOf(path)) {
      const label = /^\{(\w+)(\+?)\}$/.exec(segment)
      if (!label) {
        at.literal.set(segment, (at = at.literal.get(segment) ?? node()))
        continue
      }
      labels.push(label[1] ?? '')
      if (label[2]) return push((at.rest ??= new Map()), operation.http.method, leaf)
      at = at.label ??= node()
    }
    push(at.leaves, operation.http.method, leaf)
  }

  /**
   * @param path the raw path, still percent-encoded; a trailing slash is tolerated (old botocore sends one)
   * @param query the raw query, without `?`
   */
  match(method: string, path: string, query: string): Match | undefined {
    const segments = segmentsOf(path)
    const found = walk(this.#root, segments, 0, method, [])
    if (!found) return undefined
    const parts = query.split('&')
    const leaf =
      found.leaves.find((candidate) => candidate.query !== undefined && parts.includes(candidate.query)) ??
      found.leaves.find((candidate) => candidate.query === undefined)
    if (!leaf) return undefined
    return {
      operation: leaf.operation,
      labels: Object.fromEntries(leaf.labels.map((name, i) => [name, decode(found.values[i] ?? '')])),
    }
  }
}

type Found = { readonly leaves: readonly Leaf[]; readonly values: readonly string[] }

function walk(
  at: Node,
  segments: readonly string[],
  depth: number,
  method: string,
  values: readonly string[],
): Found | undefined {
  const segment = segments[depth]
  if (segment === undefined) {
    const leaves = at.leaves.get(method)
    return leaves && { leaves, values }
  }
  const literal = at.literal.get(segment)
  const found = literal && walk(literal, segments, depth + 1, method, values)
  if (found) return found
  const labelled = at.label && segment !== '' && walk(at.label, segments, depth + 1, method, [...values, segment])
  if (labelled) return labelled
  const leaves = at.rest?.get(method)
  return leaves && { leaves, values: [...values, segments.slice(depth).join('/')] }
}

function segmentsOf(path: string): string[] {
  const segments = path.split('/').slice(1)
  if (segments.at(-1) === '') segments.pop()
  return segments
}

function push(leaves: Map<string, Leaf[]>, method: string, leaf: Leaf): void {
  leaves.set(method, [...(leaves.get(method) ?? []), leaf])
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new EngineError('SerializationException', 'The request path is not percent-encoded correctly.')
  }
}
