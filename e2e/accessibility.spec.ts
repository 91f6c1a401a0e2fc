import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import { expect, test } from './fixtures'
import { createFunction } from './support/outside'

/** Every page, and the demo's functions in every state. What is named stands on the page when it has arrived. */
const pages: readonly { readonly at: (place: Place) => string; readonly shows: string | RegExp }[] = [
  { at: () => '/?choose', shows: 'Which account do you want to see?' },
  { at: (place) => paths.functions(place), shows: 'zip-legacy' },
  { at: (place) => `${paths.functions(place)}?q=nothing-like-it`, shows: 'No functions match.' },
  { at: (place) => paths.createFunction(place), shows: 'Basic information' },
  ...[
    'hello-classic',
    'checkout-api',
    'search-index',
    'ml-inference',
    'onboarding-new',
    'report-nightly',
    'legacy-etl',
    'partner-feed',
    'never-worked',
    'npx-example',
    'invoices',
    'tag-gone',
    'zip-legacy',
    'future-state',
  ].map((name) => ({
    at: (place: Place) => paths.function(place, name),
    shows: name,
  })),
  { at: (place) => paths.function(place, 'checkout-api', 'image', '6'), shows: /read-only/ },
  { at: (place) => paths.function(place, 'checkout-api', 'image', 'live'), shows: /live/ },
  { at: (place) => paths.function(place, 'checkout-api', 'configuration'), shows: 'General configuration' },
  { at: (place) => paths.function(place, 'checkout-api', 'test'), shows: 'Nothing has run' },
  { at: (place) => paths.function(place, 'checkout-api', 'qualifiers'), shows: 'canary' },
  { at: (place) => paths.deploy(place, 'checkout-api'), shows: 'Deploy new image' },
  { at: (place) => paths.editImageConfiguration(place, 'npx-example'), shows: 'Working directory' },
  { at: (place) => paths.editEnvironment(place, 'checkout-api'), shows: 'Add environment variable' },
  { at: (place) => paths.editGeneral(place, 'checkout-api'), shows: 'Memory' },
]

const found = async (axe: AxeBuilder) =>
  (await axe.analyze()).violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }))

/** All of axe's rules in the light theme; in the dark one that of contrast, the only one that sees colours. */
async function expectSound(page: Page) {
  expect(await found(new AxeBuilder({ page })), 'light theme').toEqual([])
  // Colours that fade into each other are measured at their end.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await found(new AxeBuilder({ page }).withRules(['color-contrast'])), 'dark theme').toEqual([])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  const text = await page.evaluate(() => document.body.innerText)
  expect(text).not.toMatch(/\bundefined\b|\bnull\b|\[object|\bNaN\b|Invalid Date/)
}

test.use({ prepared: false })

test.describe('in both themes', () => {
  // Axe reads each page twice, and a long list takes it most of a minute on two busy cores.
  test.slow()
  test.use({ colorScheme: 'light' })

  // Only looked at, so all of them look at the account that the engine has from its start.
  const place = { connection: 'demo', region: 'us-east-1' }
  for (const { at, shows } of pages)
    test(`axe finds nothing, and no value is missing: ${at(place)}`, async ({ page }) => {
      await page.goto(at(place))
      await expect(page.getByRole('main').getByText(shows).filter({ visible: true }).first()).toBeVisible()
      await expect(
        page.getByRole('table').or(page.getByRole('form')).or(page.getByRole('main')).first(),
      ).not.toHaveAttribute('aria-busy', 'true')
      await expectSound(page)
    })

  test('axe finds nothing in what opens: dialogs, menus, filters', async ({ page, world, gantry, engine }) => {
    await engine.seed('demo')
    await page.goto(paths.createFunction(world.place))
    await page.getByRole('button', { name: 'Browse images' }).click()
    const browse = gantry.dialog('Select container image')
    await browse.getByRole('combobox', { name: 'Repository' }).fill('platform/multiarch')
    await browse.getByRole('option', { name: 'platform/multiarch' }).click()
    await expect(browse.getByRole('radio').first()).toBeVisible()
    await expectSound(page)
    await page.keyboard.press('Escape')
    await expect(browse).toBeHidden()
    for (const section of [
      'Container image overrides',
      'Change default execution role',
      'Environment variables',
      'General configuration',
      'Tags',
    ])
      await gantry.unfold(section)
    await expectSound(page)

    await page.goto(paths.function(world.place, 'checkout-api'))
    await page.getByRole('button', { name: 'Qualifiers' }).click()
    await expect(gantry.dialog('Qualifiers').getByRole('link').nth(1)).toBeVisible()
    await expectSound(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More actions' }).click()
    await expectSound(page)
    await page.getByRole('menuitem', { name: /Delete/ }).click()
    await expect(gantry.dialog(/Delete/)).toBeVisible()
    await expectSound(page)

    await gantry.openFunctions()
    await page.getByRole('search').getByRole('button', { name: 'State' }).click()
    await expectSound(page)
  })
})

test('the keyboard reaches the content first, and the focus is seen', async ({ page, gantry }) => {
  await gantry.openFunctions()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the chosen theme stays, and is there before the first paint', async ({ page, gantry }) => {
  await gantry.openFunctions()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByText('Dark', { exact: true }).click()
  await page.reload()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
})

test('nothing is cut off at 320 pixels', async ({ page, world, engine }) => {
  await engine.seed('demo')
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of [
    paths.functions(world.place),
    paths.function(world.place, 'checkout-api'),
    paths.createFunction(world.place),
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})

test.describe('the longest names', () => {
  test.use({ prepared: true, expectedErrors: /404 \(Not Found\)/ })

  test('@engine they break into lines at 320 pixels, and push nothing off the page', async ({ page, world }) => {
    const name = 'n'.repeat(64)
    await createFunction(world, name)
    await page.setViewportSize({ width: 320, height: 640 })
    const tabs = (['image', 'configuration', 'test', 'qualifiers'] as const).map((tab) =>
      paths.function(world.place, name, tab),
    )
    const forms = [paths.deploy, paths.editImageConfiguration, paths.editEnvironment, paths.editGeneral].map((form) =>
      form(world.place, name),
    )
    for (const path of [paths.functions(world.place), ...tabs, ...forms, paths.function(world.place, 'm'.repeat(64))]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
    }
  })
})

test('every page carries the same policy, with a nonce of its own', async ({ page, world }) => {
  const policyOf = async (path: string) => (await page.goto(path))?.headers()['content-security-policy'] ?? ''
  const shape = (policy: string) => policy.replace(/'nonce-[\w+/=-]{20,}'/g, "'nonce-…'")
  const first = await policyOf(paths.functions(world.place))
  const second = await policyOf(paths.createFunction(world.place))
  expect(shape(first)).toBe(
    [
      "default-src 'self'",
      "script-src 'self' 'nonce-…' 'strict-dynamic'",
      "style-src 'self' 'nonce-…'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-src 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  )
  expect(shape(second)).toBe(shape(first))
  expect(second).not.toBe(first)
})
