import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { createFunction } from './support/outside'
import { press } from './support/press'

/** What opens answers to the keyboard alone, as the ARIA Authoring Practices have it. */

const name = 'by-keys'

test.describe('with a function', () => {
  test.beforeEach(async ({ world, settle }) => {
    await createFunction(world, name)
    await settle()
  })

  test('menu: its button opens it with the arrows, and keys move in it', async ({ page, gantry }) => {
    await gantry.openFunction(name)
    const button = page.getByRole('button', { name: 'More actions' })
    const items = page.getByRole('menuitem')
    await button.focus()
    await press(page, 'ArrowDown')
    await expect(items.first()).toBeFocused()
    await press(page, 'ArrowUp')
    await expect(items.last()).toBeFocused()
    await press(page, 'Home')
    await expect(items.first()).toBeFocused()
    await press(page, 'c')
    await expect(page.getByRole('menuitem', { name: 'Copy ARN' })).toBeFocused()
    await press(page, 'Home')
    await page.keyboard.type('edit g')
    await expect(page.getByRole('menuitem', { name: 'Edit general configuration' })).toBeFocused()
    await press(page, 'Escape')
    await expect(items).toHaveCount(0)
    await expect(button).toBeFocused()
    await press(page, 'ArrowUp')
    await expect(items.last()).toBeFocused()
    await press(page, 'Tab')
    await expect(items).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Image', exact: true })).toBeFocused()
    await press(page, 'Shift+Tab')
    await expect(button).toBeFocused()
    for (const key of ['Enter', 'Space']) {
      await press(page, key)
      await expect(items.first()).toBeFocused()
      await press(page, 'Escape')
    }
    await press(page, 'ArrowDown', 'Space')
    await expect(gantry.heading).toHaveText('Edit image configuration')
  })

  test('popover, tabs in it: arrows, Home and End choose, and the panel is named by its tab', async ({
    page,
    gantry,
  }) => {
    await gantry.openFunction(name)
    await page.getByRole('button', { name: 'Qualifiers' }).focus()
    await press(page, 'Enter', 'Tab')
    const versions = page.getByRole('tab', { name: /Versions/ })
    const aliases = page.getByRole('tab', { name: /Aliases/ })
    await expect(versions).toBeFocused()
    for (const [key, tab, kind] of [
      ['ArrowRight', aliases, /Aliases/],
      ['ArrowRight', versions, /Versions/],
      ['End', aliases, /Aliases/],
      ['Home', versions, /Versions/],
    ] as const) {
      await press(page, key)
      await expect(tab).toBeFocused()
      await expect(tab).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('tabpanel', { name: kind })).toBeVisible()
    }
    const panel = await page.getByRole('tabpanel').getAttribute('id')
    await expect(versions).toHaveAttribute('aria-controls', panel ?? '')
  })

  test('popover: takes the focus when it opens, and Escape gives it back', async ({ page, gantry }) => {
    await gantry.openFunction(name)
    const opens = async (button: ReturnType<Page['getByRole']>, first: ReturnType<Page['getByRole']>) => {
      await button.focus()
      await press(page, 'Enter')
      await expect(first).toBeFocused()
      await press(page, 'Escape')
      await expect(first).toBeHidden()
      await expect(button).toBeFocused()
    }
    await opens(
      page.getByRole('button', { name: /^Connection/ }),
      page.getByRole('searchbox', { name: 'Find a Region' }),
    )
    await opens(page.getByRole('button', { name: 'Theme' }), page.getByRole('radio', { name: 'System' }))
    await opens(
      page.getByRole('button', { name: 'Qualifiers' }),
      page.getByRole('searchbox', { name: 'Find a version or an alias' }),
    )
    await page.setViewportSize({ width: 390, height: 800 })
    await opens(page.getByRole('button', { name: 'Menu' }), page.getByRole('link', { name: 'Functions', exact: true }))
  })
})

test.describe('with a function that is still being created', () => {
  test.beforeEach(({ world }) => createFunction(world, name))

  test('menu of a row: a disabled item is reached and says why; a click outside closes it and does nothing else', async ({
    page,
    gantry,
  }) => {
    await gantry.openFunctions()
    const button = page.getByRole('button', { name: `Actions for ${name}` })
    await button.hover()
    await expect(page.getByRole('menuitem')).toHaveCount(0)
    await button.focus()
    await press(page, 'Enter')
    const deploy = page.getByRole('menuitem', { name: 'Deploy new image' })
    await expect(deploy).toBeFocused()
    await expect(deploy).toBeDisabled()
    await expect(deploy).toHaveAccessibleDescription('Not ready yet')
    await press(page, 'Enter')
    await expect(deploy).toBeFocused()
    const link = await page.getByRole('link', { name, exact: true }).boundingBox()
    if (link === null) throw new Error('The link of the row is not in view.')
    await page.mouse.click(link.x + 4, link.y + 4)
    await expect(page.getByRole('menuitem')).toHaveCount(0)
    await expect(button).toBeFocused()
    await expect(gantry.heading).toHaveText('Functions')
  })

  test('tooltip: it comes with focus and pointer, stays while pointed at, and goes with Escape', async ({
    page,
    gantry,
  }) => {
    await gantry.openFunction(name)
    const link = page.getByRole('link', { name: 'Deploy new image' }).first()
    const tip = page.getByRole('tooltip').filter({ visible: true })
    await expect(link).toHaveAccessibleDescription('Not ready yet')
    await link.focus()
    await expect(tip).toHaveText('Not ready yet')
    await press(page, 'Escape')
    await expect(tip).toHaveCount(0)
    await expect(link).toBeFocused()
    await link.blur()

    await link.hover()
    const box = await tip.boundingBox()
    if (box === null) throw new Error('The tooltip is not shown.')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 })
    await expect(tip).toBeVisible()
    await link.focus()
    await page.mouse.move(1, 1)
    await expect(tip).toBeVisible()
    await link.blur()
    await expect(tip).toHaveCount(0)
  })

  test('toast: the time of the next one runs although this one was dismissed under the pointer', async ({
    page,
    gantry,
  }) => {
    await gantry.openFunctions()
    const copy = async () => {
      await page.getByRole('button', { name: `Actions for ${name}` }).focus()
      await press(page, 'Enter')
      await expect(page.getByRole('menuitem', { name: 'Deploy new image' })).toBeFocused()
      await press(page, 'ArrowDown', 'ArrowDown')
      await expect(page.getByRole('menuitem', { name: 'Copy ARN' })).toBeFocused()
      await press(page, 'Enter')
    }
    const dismiss = page.getByRole('button', { name: 'Dismiss' })
    await copy()
    await dismiss.click()
    await expect(dismiss).toHaveCount(0)
    await copy()
    await expect(dismiss).toBeVisible()
    await expect(dismiss).toHaveCount(0)
  })
})

test('dialog: it is named, keeps the focus in, and Escape gives it back to what opened it', async ({
  page,
  world,
  gantry,
  settle,
}) => {
  await createFunction(world, name)
  await settle()
  await gantry.openFunction(name)
  const button = page.getByRole('button', { name: 'More actions' })
  await button.focus()
  await press(page, 'ArrowUp')
  await expect(page.getByRole('menuitem', { name: /Delete/ })).toBeFocused()
  await press(page, 'Enter')
  const dialog = gantry.dialog(`Delete ${name}?`)
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await press(page, 'Shift+Tab')
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  // The page behind can be reached by nothing.
  await button.focus()
  await expect(button).not.toBeFocused()
  await press(page, 'Escape')
  await expect(dialog).toBeHidden()
  await expect(button).toBeFocused()
})
