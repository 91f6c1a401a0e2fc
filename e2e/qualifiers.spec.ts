import { CreateAliasCommand, PublishVersionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { createFunction, getFunction } from './support/outside'

const name = 'my-function'

/** Version 1 with 128 MB and the alias `live` on it; then `$LATEST` goes on with 256 MB. */
test.beforeEach(async ({ world: { lambda }, world, settle }) => {
  await createFunction(world, name)
  await settle()
  await lambda.send(new PublishVersionCommand({ FunctionName: name, Description: 'first' }))
  await settle()
  await lambda.send(new CreateAliasCommand({ FunctionName: name, Name: 'live', FunctionVersion: '1' }))
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, MemorySize: 256 }))
  await settle()
})

test('R10–R15: versions, aliases and $LATEST through the control named Qualifiers', async ({ page, world, gantry }) => {
  const qualifiers = page.getByRole('button', { name: 'Qualifiers' })

  await test.step('R12: without a qualifier the page shows $LATEST', async () => {
    await gantry.openFunction(name)
    await expect(page).toHaveURL(new RegExp(`${paths.function(world.place, name)}$`))
    await expect(qualifiers).toHaveAccessibleDescription(/\$LATEST/)
    await expect(gantry.card('Image').getByRole('link', { name: 'Deploy new image' })).toBeEnabled()
  })

  await test.step('R13, R14: Qualifiers lists versions, $LATEST first, and aliases', async () => {
    await qualifiers.click()
    const list = gantry.dialog('Qualifiers')
    await expect(list.getByRole('link').first()).toContainText('$LATEST')
    await expect(list.getByRole('link').nth(1)).toContainText('function version 1')
    await list.getByRole('tab', { name: /Aliases/ }).click()
    await expect(list.getByRole('link', { name: /live/ })).toBeVisible()
  })

  await test.step('R10: a published version is locked, and nothing on it can be edited', async () => {
    const list = gantry.dialog('Qualifiers')
    await list.getByRole('tab', { name: /Versions/ }).click()
    await list.getByRole('link', { name: /function version 1/ }).click()
    await expect(page).toHaveURL(/qualifier=1$/)
    await expect(page.getByText(/Version 1 .*read-only|read-only/i).first()).toBeVisible()
    for (const control of await page
      .getByRole('main')
      .getByRole('link', { name: /^(Deploy new image|Edit)/ })
      .all()) {
      if ((await control.textContent())?.includes('$LATEST')) continue
      await expect(control).toBeDisabled()
    }
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
  })

  await test.step('R11: the way to $LATEST says what differs', async () => {
    await expect(page.getByText(/memory/i).first()).toBeVisible()
    await page.getByRole('link', { name: /Edit \$LATEST instead/ }).click()
    await expect(page).not.toHaveURL(/qualifier=/)
    await expect(gantry.card('Image').getByRole('link', { name: 'Deploy new image' })).toBeEnabled()
  })
})

test('R10: the version shows what was frozen, $LATEST what goes on', async ({ page, world }) => {
  const { Configuration } = await getFunction(world, name, '1')
  expect(Configuration?.MemorySize).toBe(128)
  await page.goto(paths.function(world.place, name, 'configuration', '1'))
  await expect(page.getByText('128 MB').first()).toBeVisible()
  await page.goto(paths.function(world.place, name, 'configuration'))
  await expect(page.getByText('256 MB').first()).toBeVisible()
})

test('an alias shows the version that it points at', async ({ page, world }) => {
  await page.goto(paths.function(world.place, name, 'image', 'live'))
  await expect(page.getByText(/Alias live → Version 1/)).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Deploy new image' }).first()).toBeDisabled()
})

test('R15: the tag latest and the version $LATEST are told apart by word, not only by look', async ({
  page,
  gantry,
}) => {
  await gantry.openFunction(name)
  await expect(page.getByText('image tag latest').first()).toBeAttached()
  await expect(page.getByRole('button', { name: 'Qualifiers' })).toHaveAccessibleDescription('function version $LATEST')
})

test('the tab Qualifiers lists versions with their image, and aliases with their version', async ({
  page,
  world,
  gantry,
}) => {
  await gantry.openFunction(name)
  await page.getByRole('link', { name: 'Qualifiers', exact: true }).click()
  await expect(page).toHaveURL(paths.function(world.place, name, 'qualifiers'))
  const { Configuration } = await getFunction(world, name, '1')
  const first = gantry.card('Versions').getByRole('row').filter({ hasText: 'first' })
  await expect(first).toContainText(Configuration?.CodeSha256?.slice(0, 12) ?? 'no digest')
  await expect(first).toContainText('live')
  await expect(gantry.card('Aliases').getByRole('row').filter({ hasText: 'live' })).toContainText('1')
})
