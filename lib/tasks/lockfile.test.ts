import { expect, test } from 'vitest'
import { z } from 'zod'
import { readProjectFile } from './project-files'

const names = z.record(z.string(), z.string()).default({})
const lockfile = z.object({ packages: z.record(z.string(), z.object({ optionalDependencies: names })) })
const manifest = z.object({ dependencies: names, devDependencies: names })

/** npm leaves out, without a word, an optional package that a registry lacks; `npm ci` on that platform then fails. */
test('the lockfile holds the binaries of every platform', () => {
  const { packages } = lockfile.parse(JSON.parse(readProjectFile('package-lock.json')))
  const present = (name: string, from: string) =>
    Object.hasOwn(packages, `${from}/node_modules/${name}`) || Object.hasOwn(packages, `node_modules/${name}`)
  const wanted = Object.entries(packages).flatMap(([from, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).map((name) => ({ from, name })),
  )
  expect(wanted.length).toBeGreaterThan(50)
  expect(wanted.filter(({ from, name }) => !present(name, from))).toEqual([])
})

test('every version is exact', () => {
  const { dependencies, devDependencies } = manifest.parse(JSON.parse(readProjectFile('package.json')))
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  expect(ranges).toEqual([])
})
