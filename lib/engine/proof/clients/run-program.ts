import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Endpoint } from './client'

const { PATH = '' } = process.env

/** The environment of a client: the account's credentials, and nothing of this machine's AWS set-up. */
export const environmentOf = ({ account, region }: Endpoint) => ({
  PATH,
  HOME: process.env.HOME ?? '/',
  NODE_ENV: 'test' as const,
  AWS_ACCESS_KEY_ID: account,
  AWS_SECRET_ACCESS_KEY: 'gantry',
  AWS_DEFAULT_REGION: region,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
})

/** Runs a program to its end. @returns its stdout @throws Error with its stderr, when it fails */
export function runProgram(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${command} ${args.join(' ')}\n${err || out}`)),
    )
  })
}

/** What a program prints, or undefined where it is not on this machine or fails. */
export function answerOf(command: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** Every file of this name in PATH and in Debian's folder. */
export const pathsOf = (name: string): readonly string[] => [
  ...new Set([...PATH.split(':'), '/usr/bin'].map((folder) => `${folder}/${name}`).filter((path) => existsSync(path))),
]
