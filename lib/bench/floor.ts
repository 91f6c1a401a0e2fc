import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../tasks/free-port'
import { root } from '../tasks/project-files'
import { next } from './panel-server'
import { answered, run } from './processes'

/** An app of one page that holds nothing but React Query: what the framework alone costs. */
const sources = {
  'next.config.ts': `export { default } from '../next.config'\n`,
  'tsconfig.json': `{ "extends": "../tsconfig.json", "include": ["**/*.ts", "**/*.tsx"] }\n`,
  'app/layout.tsx': `import { connection } from 'next/server'
export default async function Layout({ children }: { children: React.ReactNode }) {
  await connection()
  return <html lang="en"><body>{children}</body></html>
}\n`,
  'app/page.tsx': `import { Empty } from './empty'
export default function Page() { return <Empty /> }\n`,
  'app/empty.tsx': `'use client'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
const Text = () => <main>{useQuery({ queryKey: ['empty'], queryFn: () => 'Empty', initialData: 'Empty' }).data}</main>
export function Empty() {
  const [client] = useState(() => new QueryClient())
  return <QueryClientProvider client={client}><Text /></QueryClientProvider>
}\n`,
}

/** Builds and serves that app with the panel's settings, in a folder beside its sources: with the same packages. */
export async function runFloor() {
  const folder = mkdtempSync(join(root, '.next-floor-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    mkdirSync(join(folder, 'app'))
    for (const [file, text] of Object.entries(sources)) writeFileSync(join(folder, file), text)
    const env = { GANTRY_DIST_DIR: '.next', NEXT_TELEMETRY_DISABLED: '1' }
    const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build', folder], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`The empty app was not built.\n${stdout}${stderr}`)
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const { pid, stop } = run(process.execPath, [next, 'start', folder, '-H', '127.0.0.1', '-p', String(port)], env)
    await answered(url)
    return { url, pid, stop: () => stop().then(remove) }
  } catch (error) {
    remove()
    throw error
  }
}
