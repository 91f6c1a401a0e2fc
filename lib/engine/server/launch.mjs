import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import v8 from 'node:v8'

// `npm run engine`: runs main.ts as one file, which takes a third of the time and two thirds of the memory of loading
// its thousand modules one by one. The file is made when there is none, and again when a source of it has changed.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(root, 'node_modules', '.cache', 'gantry')
const bundle = join(folder, 'engine.mjs')
const list = join(folder, 'engine.json')

/** @param {string} path */
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity

function isFresh() {
  if (!existsSync(bundle) || !existsSync(list)) return false
  const made = changed(bundle)
  /** @type {string[]} */
  const sources = JSON.parse(readFileSync(list, 'utf8'))
  return sources.every((source) => changed(join(root, source)) <= made)
}

async function build() {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, 'lib/engine/server/main.ts')],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.9',
    minifyWhitespace: true,
    // Its code is a library of the machine.
    external: ['libsql'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
    logLevel: 'warning',
    metafile: true,
    write: false,
    outfile: bundle,
  })
  // What npm installs changes with the lock and not by itself.
  const sources = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules'))
  sources.push('package-lock.json', relative(root, fileURLToPath(import.meta.url)))
  mkdirSync(dirname(bundle), { recursive: true })
  writeWhole(list, JSON.stringify(sources))
  for (const { text } of outputFiles) writeWhole(bundle, text)
}

/** Beside and renamed: another engine may start at the same time. @param {string} path @param {string} text */
function writeWhole(path, text) {
  writeFileSync(`${path}.${process.pid}`, text)
  renameSync(`${path}.${process.pid}`, path)
}

if (!isFresh()) await build()
// By itself the heap grows to several times of what is alive before it is tidied: 250 MB where 170 do, no faster.
v8.setFlagsFromString('--heap-growing-percent=40')
// Node 22 keeps compiled code from one start to the next.
module.enableCompileCache?.()
await import(pathToFileURL(bundle).href)
