/**
 * Reads `$.a.b[0]` and `$['a b'].c`, as filter patterns name a place in a JSON message.
 * @returns undefined for what is not such a path
 */
export function readJsonPath(path: string): ((message: unknown) => unknown) | undefined {
  if (!/^\$(\.[\w@-]+|\[\d+\]|\['[^']*'\])*$/.test(path)) return undefined
  const steps = Array.from(
    path.matchAll(/\.([\w@-]+)|\[(\d+)\]|\['([^']*)'\]/g),
    ([, name, index, quoted]) => name ?? index ?? quoted ?? '',
  )
  return (message) => {
    let at = message
    for (const step of steps) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
      at = Reflect.get(at, step)
    }
    return at
  }
}
