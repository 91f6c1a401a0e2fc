import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installPackages, onPath, run } from './packages'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium: CHROMIUM_PATH, one of the system's, or Playwright's own; null when there is none. */
export function findBrowser(): string | null {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH) return existsSync(CHROMIUM_PATH) ? CHROMIUM_PATH : null
  const system = names.map(onPath).find((path) => path !== undefined)
  const own = chromium.executablePath()
  return system ?? (existsSync(own) ? own : null)
}

/**
 * Finds a Chromium, or installs one: Debian's package as root, else Playwright's own build.
 * @throws Error with a sentence that says what to do, where neither can be had
 */
export function ensureBrowser(): string {
  const present = findBrowser()
  if (present) return present
  if (process.env.CHROMIUM_PATH)
    throw new Error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and there is no such file.`)
  installPackages('chromium')
  if (!findBrowser()) run('npx', 'playwright', 'install', 'chromium')
  const installed = findBrowser()
  if (installed) return installed
  throw new Error(
    'The end-to-end tests need Chromium, and none could be installed here. Install it, or set CHROMIUM_PATH to one, and run again.',
  )
}
