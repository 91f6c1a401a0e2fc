import { chromium } from '@playwright/test'
import { join } from 'node:path'
import { answered, run } from '../bench/processes'
import { freePort } from './free-port'
import { ensureBrowser } from './browser'
import { isRoot } from './packages'
import { root } from './project-files'

/** The README's pictures: a page of the freshly seeded demo, its theme, the file under `.github/`. */
const pictures = [
  { page: '/demo/us-east-1/functions', theme: 'light', file: 'functions-light.png' },
  { page: '/demo/us-east-1/functions/checkout-api/image', theme: 'dark', file: 'function-dark.png' },
] as const

/** `npm run screenshots`: takes the README's pictures from a panel of its own, so that they show today's pages. */
async function takePictures() {
  const [port, enginePort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const panel = run(process.execPath, ['--import', 'tsx', 'lib/start/start.ts'], {
    PORT: String(port),
    GANTRY_ENGINE_PORT: String(enginePort),
    GANTRY_LOG_LEVEL: 'error',
  })
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: isRoot ? ['--no-sandbox'] : [] })
  try {
    await answered(`${url}/demo/us-east-1/functions`, 240)
    for (const { page: path, theme, file } of pictures) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, colorScheme: theme })
      await page.goto(url + path, { waitUntil: 'networkidle' })
      await page.screenshot({ path: join(root, '.github', file), animations: 'disabled' })
      await page.close()
    }
  } finally {
    await browser.close()
    await panel.stop()
  }
}

void takePictures()
