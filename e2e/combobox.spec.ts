import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { press } from './support/press'

/** A text box with a list answers to the keyboard as the ARIA Authoring Practices have it. */

test.describe('combobox: the role of a new function', () => {
  test.beforeEach(async ({ page, world, gantry }) => {
    await page.goto(paths.createFunction(world.place))
    await gantry.unfold('Change default execution role')
    await page.getByRole('radio', { name: 'Use an existing role' }).check()
  })

  test('arrows open it at its first and its last option, and go round', async ({ page }) => {
    const box = page.getByRole('combobox', { name: 'Existing role' })
    const options = page.getByRole('option')
    const active = page.getByRole('option', { selected: true })
    await box.focus()
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await press(page, 'ArrowDown')
    await expect(box).toHaveAttribute('aria-expanded', 'true')
    const names = await options.allTextContents()
    expect(names.length).toBeGreaterThan(2)
    await expect(active).toHaveText(names.at(0) ?? '')
    await expect(box).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? '')
    await press(page, 'ArrowUp')
    await expect(active).toHaveText(names.at(-1) ?? '')
    await expect(active).toBeInViewport()
    await press(page, 'ArrowDown', 'ArrowDown')
    await expect(active).toHaveText(names.at(1) ?? '')
    await press(page, 'Escape')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await press(page, 'ArrowUp')
    await expect(active).toHaveText(names.at(-1) ?? '')
    await press(page, 'Alt+ArrowUp')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await expect(box).toHaveValue('')
    await box.click()
    await expect(active).toHaveCount(0)
    await press(page, 'ArrowUp')
    await expect(active).toHaveText(names.at(-1) ?? '')
  })

  test('typing takes the first match, says how many there are, and Enter chooses it', async ({ page, world }) => {
    const box = page.getByRole('combobox', { name: 'Existing role' })
    await box.focus()
    await page.keyboard.type('lambda-ex')
    const active = page.getByRole('option', { selected: true })
    await expect(active).toContainText('lambda-ex')
    await expect(page.getByRole('status').filter({ hasText: /^1 choice$/ })).toBeAttached()
    await press(page, 'Enter')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await expect(box).toHaveValue(`arn:aws:iam::${world.account}:role/lambda-ex`)
    await expect(page).toHaveURL(paths.createFunction(world.place))
  })

  test('Home and End go to the ends of the text, and Enter then leaves the text as it is', async ({ page }) => {
    const box = page.getByRole('combobox', { name: 'Existing role' })
    await box.focus()
    await page.keyboard.type('ambda')
    await press(page, 'Home')
    await expect(page.getByRole('option', { selected: true })).toHaveCount(0)
    await page.keyboard.type('l')
    await expect(box).toHaveValue('lambda')
    await press(page, 'End', 'Enter')
    await expect(box).toHaveValue('lambda')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
  })

  test('an ARN that only begins as another is kept, and Tab keeps what is typed and goes on', async ({
    page,
    world,
  }) => {
    const box = page.getByRole('combobox', { name: 'Existing role' })
    const arn = `arn:aws:iam::${world.account}:role/lambda`
    await box.fill(arn)
    await expect(page.getByRole('option', { name: /lambda-ex/ })).toBeVisible()
    await press(page, 'Enter')
    await expect(box).toHaveValue(arn)
    await box.fill('lambda-e')
    await press(page, 'Tab')
    await expect(page.getByRole('option')).toHaveCount(0)
    await expect(box).not.toBeFocused()
    await expect(box).toHaveValue('lambda-e')
  })
})

test('combobox in a dialog: the name that was typed is taken, and the first Escape closes the list alone', async ({
  page,
  world,
  gantry,
}) => {
  await page.goto(paths.createFunction(world.place))
  const browse = page.getByRole('button', { name: 'Browse images' })
  await browse.focus()
  await press(page, 'Enter')
  const dialog = gantry.dialog('Select container image')
  const box = dialog.getByRole('combobox', { name: 'Repository' })
  await expect(box).toBeFocused()
  await page.keyboard.type('hello-world')
  await expect(dialog.getByRole('option', { selected: true })).toHaveText('hello-world')
  await press(page, 'Enter')
  await expect(box).toHaveValue('hello-world')
  await expect(dialog.getByText('image tag latest').first()).toBeAttached()
  await press(page, 'ArrowDown')
  await expect(dialog.getByRole('option', { selected: true })).toHaveText('hello-world')
  await press(page, 'Escape')
  await expect(box).toHaveAttribute('aria-expanded', 'false')
  await expect(dialog).toBeVisible()
  await press(page, 'Escape')
  await expect(dialog).toBeHidden()
  await expect(browse).toBeFocused()
})
