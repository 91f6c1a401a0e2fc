import { lstatSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeOpenFolder } from './image-tree'

/**
 * What is mounted into a sandbox needs a real folder or file to stand on: a link there could lead the mount astray.
 */
export function prepareMounts(root: string): void {
  const make = (path: string, isRight: boolean | undefined, create: (path: string) => void) => {
    if (isRight) return
    rmSync(path, { recursive: true, force: true })
    create(path)
  }
  const found = (path: string) => lstatSync(path, { throwIfNoEntry: false })
  for (const name of ['proc', 'dev', 'tmp', 'etc']) {
    const path = join(root, name)
    make(path, found(path)?.isDirectory(), makeOpenFolder)
  }
  for (const name of ['etc/resolv.conf', 'etc/hosts']) {
    const path = join(root, name)
    make(path, found(path)?.isFile(), (missing) => writeFileSync(missing, ''))
  }
}
