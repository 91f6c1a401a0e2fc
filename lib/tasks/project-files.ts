import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..')

const skipped = /^(node_modules|\.next.*|\.gantry|\.git|test-results|playwright-report)$/

/** Every file of the project whose path fits, as paths from its folder; built and installed ones are left out. */
export function projectFiles(fits: RegExp, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.test(entry.name) ? [] : projectFiles(fits, path)
    const name = relative(root, path)
    return fits.test(name) ? [name] : []
  })
}

/** The text of a file of the project. */
export const readProjectFile = (name: string) => readFileSync(join(root, name), 'utf8')
