import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { createFunction, digestOfTag, getFunction, imageUri, moveTag } from './support/outside'

test.beforeEach(async ({ world, settle }) => {
  await createFunction(world, 'my-function')
  await settle()
})

test('R62–R67: deploy a new image version, in the steps of AWS’s guide', async ({ page, world, gantry, settle }) => {
  const newer = await digestOfTag(world, 'hello-world', '1.1.0')

  await test.step('R62, R63: choose the function, then Deploy new image under Image', async () => {
    await gantry.openFunction('my-function')
    await gantry.card('Image').getByRole('link', { name: 'Deploy new image' }).click()
    await expect(page).toHaveURL(paths.deploy(world.place, 'my-function'))
    await expect(gantry.heading).toContainText('Deploy new image')
  })

  await test.step('R67: the page says how a new version is built and pushed', async () => {
    await expect(page.getByText(/Build and push a new version/).first()).toBeVisible()
  })

  await test.step('R64, R65: Browse images, the repository, the new version', async () => {
    await expect(page.getByRole('textbox', { name: 'Container image URI' })).toHaveValue(
      imageUri(world, 'hello-world', 'latest'),
    )
    await gantry.browseFor('hello-world', '1.1.0')
    await expect(page.getByRole('textbox', { name: 'Container image URI' })).toHaveValue(
      imageUri(world, 'hello-world', '1.1.0'),
    )
    await expect(page.getByText(newer.slice(7, 19)).first()).toBeVisible()
  })

  await test.step('R66: Save sends UpdateFunctionCode', async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.function(world.place, 'my-function')}$`))
    const { Code, Configuration } = await getFunction(world, 'my-function')
    expect(Code?.ImageUri).toBe(imageUri(world, 'hello-world', '1.1.0'))
    expect(Configuration?.CodeSha256).toBe(newer.slice(7))
  })

  await test.step('the page follows to the end of the update with no reload', async () => {
    await settle()
    await gantry.expectState('Active')
    await expect(await gantry.fact(gantry.card('Image'), 'Digest')).toContainText(newer)
    await expect(await gantry.fact(gantry.card('Image'), 'Image URI')).toContainText(
      imageUri(world, 'hello-world', '1.1.0'),
    )
  })
})

test('@engine an update under way says so, and forbids the next one', async ({ page, world, gantry, settle }) => {
  await page.goto(paths.deploy(world.place, 'my-function', imageUri(world, 'hello-world', '1.1.0')))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(gantry.heading).toHaveText('my-function')
  await expect(page.getByText(/Updating/).first()).toBeVisible()
  const deploy = gantry.card('Image').getByRole('link', { name: 'Deploy new image' })
  await expect(deploy).toBeDisabled()
  await settle()
  await gantry.expectState('Active')
  await expect(deploy).toBeEnabled()
})

test('R05, R06: the digest on the page is the one that AWS resolved the tag to', async ({ world, gantry }) => {
  await gantry.openFunction('my-function')
  const { Code } = await getFunction(world, 'my-function')
  const image = gantry.card('Image')
  const resolved = Code?.ResolvedImageUri ?? ''
  const digest = await digestOfTag(world, 'hello-world', 'latest')
  await expect(await gantry.fact(image, 'Image URI')).toContainText(imageUri(world, 'hello-world', 'latest'))
  await expect(await gantry.fact(image, 'Digest')).toContainText(digest)
  await expect(await gantry.fact(image, 'Resolved image URI')).toContainText(resolved)
})

test('@engine R05: the resolved image URI is repository and digest', async ({ world, gantry }) => {
  await gantry.openFunction('my-function')
  const { Code } = await getFunction(world, 'my-function')
  const digest = await digestOfTag(world, 'hello-world', 'latest')
  expect(Code?.ResolvedImageUri).toBe(imageUri(world, 'hello-world', digest))
  await expect(await gantry.fact(gantry.card('Image'), 'Resolved image URI')).toContainText(
    imageUri(world, 'hello-world', digest),
  )
})

test('R08, R09: a tag that moves changes nothing on the function, and is shown', async ({
  page,
  world,
  gantry,
  settle,
}) => {
  const running = await digestOfTag(world, 'hello-world', 'latest')
  await gantry.openFunction('my-function')
  await expect(page.getByText('Tag moved')).toHaveCount(0)

  await moveTag(world, 'hello-world', 'latest', '1.1.0')
  await expect(page.getByText(/Tag moved/).first()).toBeVisible()
  await expect(await gantry.fact(gantry.card('Image'), 'Digest')).toContainText(running)

  await page.goto(paths.editEnvironment(world.place, 'my-function'))
  await page.getByRole('button', { name: 'Add environment variable' }).click()
  await page.getByRole('textbox', { name: 'Name, row 1' }).fill('LOG_LEVEL')
  await page.getByRole('textbox', { name: 'Value, row 1' }).fill('info')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(gantry.heading).toHaveText('my-function')
  await settle()
  const { Configuration } = await getFunction(world, 'my-function')
  expect(Configuration?.Environment?.Variables).toEqual({ LOG_LEVEL: 'info' })
  expect(Configuration?.CodeSha256).toBe(running.slice(7))
})

test('R09: the list shows the moved tag too', async ({ world, gantry }) => {
  await gantry.openFunctions()
  await gantry.expectRowVisible('my-function', { Drift: 'in sync' })
  await moveTag(world, 'hello-world', 'latest', '1.1.0')
  await gantry.openFunctions()
  await gantry.expectRowVisible('my-function', { Drift: 'Tag moved' })
})

test('the image that runs already may be deployed again, and the page says so', async ({ page, world }) => {
  await page.goto(paths.deploy(world.place, 'my-function'))
  await expect(page.getByText(/This is already the running image/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled()
})

test('@engine an image that Lambda refuses is refused at its field, with the entry kept', async ({ page, world }) => {
  await page.goto(paths.deploy(world.place, 'my-function', imageUri(world, 'platform/multiarch', 'v2')))
  const uri = page.getByRole('textbox', { name: 'Container image URI' })
  await expect(page.getByText(/index/i).first()).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(new RegExp('/deploy'))
  await expect(uri).toHaveValue(imageUri(world, 'platform/multiarch', 'v2'))
  const { Code } = await getFunction(world, 'my-function')
  expect(Code?.ImageUri).toBe(imageUri(world, 'hello-world', 'latest'))
})
