import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { projectFiles, readProjectFile, root } from './project-files'

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])((?:@\/|\.\.?\/)[^'"]+)\1/g
const ENDINGS = ['', '.ts', '.tsx', '.mjs']

/** The file of the project that a specifier names; null for a style sheet, JSON, or a file that is made later. */
function fileOf(specifier: string, from: string): string | null {
  const path = specifier.startsWith('@/') ? specifier.slice(2) : normalize(join(dirname(from), specifier))
  const file = ENDINGS.map((ending) => path + ending).find(
    (name) => /\.(tsx?|mjs)$/.test(name) && existsSync(join(root, name)),
  )
  return file ?? null
}

/** What each source file imports of the project: at run time, for its types alone, or when it comes to it. */
export function projectImports(): ReadonlyMap<string, readonly string[]> {
  const files = projectFiles(/^((app|components|lib|e2e)\/.*|[^/]+)\.(tsx?|mjs)$/)
  return new Map(
    files.map((file) => {
      const found = [...readProjectFile(file).matchAll(SPECIFIER)].map(([, , specifier = '']) =>
        fileOf(specifier, file),
      )
      return [file, [...new Set(found)].filter((name) => name !== null)]
    }),
  )
}

/** Files that reach each other: every strongly connected part of more than one file (Tarjan), each sorted. */
export function circlesOf(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>()
  const stack: string[] = []
  const open = new Set<string>()
  const circles: string[][] = []
  const visit = (file: string): number => {
    const own = index.size
    index.set(file, own)
    stack.push(file)
    open.add(file)
    let lowest = own
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next))
      else if (open.has(next)) lowest = Math.min(lowest, index.get(next) ?? own)
    }
    if (lowest === own) {
      const part = stack.splice(stack.indexOf(file))
      for (const each of part) open.delete(each)
      if (part.length > 1) circles.push(part.sort())
    }
    return lowest
  }
  for (const file of imports.keys()) if (!index.has(file)) visit(file)
  return circles
}
