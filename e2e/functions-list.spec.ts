import { DeleteFunctionCommand } from '@aws-sdk/client-lambda'
import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { createFunction, digestOfTag } from './support/outside'
import { encoded, unreachable } from './support/settings'

test('a row says what runs, and follows its state', async ({ page, world, gantry, settle }) => {
  const digest = await digestOfTag(world, 'hello-world', 'latest')
  await createFunction(world, 'checkout')
  await gantry.openFunctions()
  await gantry.expectRowVisible('checkout', {
    State: 'Creating',
    Image: 'hello-world',
    Digest: digest.slice(7, 19),
    'Package type': 'Image',
    Architecture: 'x86_64',
  })
  await settle()
  await gantry.expectRowVisible('checkout', { State: 'Active', Drift: 'in sync' })
  await page.getByRole('link', { name: 'checkout', exact: true }).click()
  await expect(page).toHaveURL(paths.function(world.place, 'checkout'))
})

test('what another client creates and deletes comes and goes without a reload', async ({ world, gantry }) => {
  await createFunction(world, 'there-before')
  await gantry.openFunctions()
  await gantry.expectRowVisible('there-before')
  await createFunction(world, 'from-outside')
  await gantry.expectRowVisible('from-outside', { State: 'Creating' })
  await world.lambda.send(new DeleteFunctionCommand({ FunctionName: 'there-before' }))
  await expect(gantry.row('there-before')).toHaveCount(0)
})

test('every page of ListFunctions is read, and the filter looks through all of it', async ({
  page,
  world,
  gantry,
  engine,
}) => {
  await engine.seed('functions:130')
  await createFunction(world, 'a-needle')
  await gantry.openFunctions()
  await expect(page.getByText(/^131( ·|$)/).first()).toBeVisible()
  const filter = page.getByRole('searchbox', { name: 'Filter functions' })
  await filter.fill('00129')
  await gantry.expectRowVisible('media-worker-00129', { Architecture: 'arm64' })
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await expect(page).toHaveURL(/q=00129/)
  await filter.fill('a-needle')
  await gantry.expectRowVisible('a-needle')
})

test('a filter is in the URL: a link shows what its sender saw', async ({ page, world, gantry, settle }) => {
  await createFunction(world, 'orders')
  await createFunction(world, 'billing')
  await settle()
  await gantry.openFunctions('?q=ord')
  await gantry.expectRowVisible('orders')
  await expect(gantry.row('billing')).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Filter functions' }).fill('nothing-like-it')
  await expect(page.getByText('No functions match.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await gantry.expectRowVisible('orders')
  await gantry.expectRowVisible('billing')
})

test('a filter by state waits for the states of the rows', async ({ page, world, gantry, settle }) => {
  await createFunction(world, 'settled')
  await settle()
  await createFunction(world, 'fresh')
  await gantry.openFunctions()
  await page.getByRole('search').getByRole('button', { name: 'State' }).click()
  await page.getByRole('checkbox', { name: 'Creating' }).check()
  await gantry.expectRowVisible('fresh')
  await expect(gantry.row('settled')).toHaveCount(0)
})

test('rows are sorted by what was last clicked', async ({ page, world, gantry }) => {
  for (const name of ['beta', 'alpha', 'gamma']) await createFunction(world, name)
  await gantry.openFunctions()
  await expect(page.getByRole('rowheader')).toHaveText(['alpha', 'beta', 'gamma'])
  await page.getByRole('columnheader', { name: 'Function name' }).getByRole('button').click()
  await expect(page.getByRole('rowheader')).toHaveText(['gamma', 'beta', 'alpha'])
  await expect(page.getByRole('columnheader', { name: 'Function name' })).toHaveAttribute('aria-sort', 'descending')
})

test('a long list draws the rows near the screen, and every row can be reached', async ({ page, engine, gantry }) => {
  await engine.seed('functions:600')
  await gantry.openFunctions()
  await expect(page.getByText(/^600( ·|$)/).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Functions' })).toHaveAttribute('aria-rowcount', '601')
  const byName = page.getByRole('columnheader', { name: 'Function name' }).getByRole('button')
  await byName.click()
  await expect(page.getByRole('columnheader', { name: 'Function name' })).toHaveAttribute('aria-sort', 'descending')
  const last = await page.getByRole('rowheader').first().innerText()
  await byName.click()
  await expect(gantry.row(last)).toHaveCount(0)
  expect(await page.getByRole('rowheader').count()).toBeLessThan(120)
  await page.keyboard.press('End')
  await gantry.expectRowVisible(last, { State: 'Active' })
  await expect(gantry.row(last)).toBeInViewport()
})

test('the rows that are shown can be copied as a table', async ({ page, context, world, gantry, settle }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const name of ['kept', 'left-out']) await createFunction(world, name)
  await settle()
  await gantry.openFunctions('?q=kep')
  await gantry.expectRowVisible('kept', { State: 'Active' })
  await page.getByRole('button', { name: 'Copy rows as a table' }).click()
  await gantry.expectToast('Copied 1 row.')
  const [heads, row, ...more] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  expect(heads).toMatch(/^Function name\tState\tImage\t/)
  expect(row).toMatch(/^kept\tActive\t.*hello-world/)
  expect(more).toEqual([])
})

test('the menu of a row opens from the keyboard and gives the focus back', async ({ page, world, gantry }) => {
  await createFunction(world, 'orders')
  await gantry.openFunctions()
  const opener = page.getByRole('button', { name: 'Actions for orders' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Deploy new image' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(opener).toBeFocused()
})

test.describe('an account with nothing in it', () => {
  test.use({ prepared: false })

  test('says what to do first', async ({ page, gantry }) => {
    await gantry.openFunctions()
    await expect(page.getByText('No functions yet. Create one from an image in ECR.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Create function' }).first()).toBeEnabled()
  })
})

test.describe('an endpoint that does not answer', () => {
  test.use({ expectedErrors: /Failed to load resource/ })

  test('is said in the table, with what was tried and a way to try again', async ({ page }) => {
    await page.goto(`${paths.functions({ connection: unreachable.name, region: 'us-east-1' })}?q=kept`)
    await expect(page.getByText(/Couldn’t list functions|Couldn't list functions/)).toBeVisible()
    await expect(page.getByRole('searchbox', { name: 'Filter functions' })).toHaveValue('kept')
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect(page.getByText(/Couldn’t list functions|Couldn't list functions/)).toBeVisible()
  })
})

test('a read-only connection shows everything and changes nothing', async ({ page, gantry }) => {
  const place = { connection: 'read-only', region: 'us-east-1' }
  await page.goto(paths.functions(place))
  await expect(gantry.row('checkout-api')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Create function' }).first()).toBeDisabled()
  await page.goto(paths.function(place, 'hello-classic'))
  await expect(gantry.card('Image').getByRole('link', { name: 'Deploy new image' })).toBeDisabled()
})

test('a connection with an @ in its name has its rows in the page that the server sends', async ({ page, request }) => {
  const list = paths.functions({ connection: encoded.name, region: 'us-east-1' })
  await expect.poll(async () => (await request.get(list)).text()).toContain('checkout-api</a>')
  await page.goto(list)
  await expect(page.getByRole('rowheader', { name: 'checkout-api' })).toBeVisible()
})

test('the switcher leads to the same page of another Region', async ({ page, world, gantry }) => {
  await createFunction(world, 'only-in-virginia')
  await gantry.openFunctions()
  await gantry.expectRowVisible('only-in-virginia')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Region us-east-1/ })
    .click()
  await page.getByRole('searchbox', { name: 'Find a Region' }).fill('sa-')
  await page.getByRole('link', { name: 'sa-east-1' }).click()
  await expect(page).toHaveURL(paths.functions({ ...world.place, region: 'sa-east-1' }))
  await expect(gantry.row('only-in-virginia')).toHaveCount(0)
})
