import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether this process is root: it may install packages, and Chromium has no sandbox of its own there. */
export const isRoot = process.getuid?.() === 0

/** The path of a program in PATH, undefined where there is none of that name. */
export const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(':')
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path))

/** Runs a command in view. @returns whether it succeeded */
export function run(command: string, ...args: string[]): boolean {
  process.stdout.write(`$ ${[command, ...args].join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

/**
 * Installs Debian packages where this process may. A package that cannot be had is no failure: who needs it says so.
 */
export function installPackages(...packages: string[]): void {
  if (packages.length === 0 || !isRoot || !onPath('apt-get')) return
  run('apt-get', 'update', '--quiet')
  for (const name of packages) run('apt-get', 'install', '--quiet', '--yes', '--no-install-recommends', name)
}
