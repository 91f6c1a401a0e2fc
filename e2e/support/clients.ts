import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { World } from './world'

/** An AWS CLI of this machine: `aws-cli/1.45.11`, `aws-cli/2.9.19`. */
export type Cli = { readonly path: string; readonly version: string }

const answer = (command: string, ...args: string[]) => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Every AWS CLI of this machine, one of each version. */
export function findClis(): readonly Cli[] {
  const paths = new Set([...(process.env.PATH ?? '').split(':').map((folder) => `${folder}/aws`), '/usr/bin/aws'].filter((path) => existsSync(path)))
  const found = [...paths].flatMap((path) => {
    const version = answer(path, '--version')?.match(/^aws-cli\/[\d.]+/)?.[0]
    return version === undefined ? [] : [{ path, version }]
  })
  return [...new Map(found.map((cli) => [cli.version, cli])).values()]
}

export const hasBoto3 = () => answer('python3', '-c', 'import boto3') !== null

/** Runs a client against a test's account, with nothing of this machine's AWS set-up. @throws Error with its stderr */
export function runClient(world: World, command: string, args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_ACCESS_KEY_ID: world.account,
    AWS_SECRET_ACCESS_KEY: 'gantry',
    AWS_DEFAULT_REGION: world.place.region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...env, NODE_ENV: 'test' } })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${command} ${args.join(' ')}\n${err}`))))
  })
}
