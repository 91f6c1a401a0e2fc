import { expect, type Locator, type Page } from '@playwright/test'
import { paths } from '@/lib/paths'
import type { World } from './world'

/** What a person does, as words: a test reads as a sentence. */
export function verbs(page: Page, { place }: World) {
  const dialog = (title: string | RegExp) => page.getByRole('dialog', { name: title })
  const card = (title: string) => page.getByRole('region', { name: title, exact: true })
  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  const heading = page.getByRole('heading', { level: 1 })

  return {
    heading,
    card,
    dialog,
    row,

    async openFunctions(query = '') {
      await page.goto(`${paths.functions(place)}${query}`)
      await expect(heading).toHaveText('Functions')
    },

    /** From the list by its link, as R62 has it. */
    async openFunction(name: string) {
      await page.goto(paths.functions(place))
      await page.getByRole('link', { name, exact: true }).click()
      await expect(heading).toHaveText(name)
    },

    /** A row of the table by the text of its cells, each under its column's name. */
    async expectRowVisible(name: string, cells: Readonly<Record<string, string | RegExp>> = {}) {
      await expect(row(name)).toBeVisible()
      const columns = await page.getByRole('columnheader').allTextContents()
      for (const [column, text] of Object.entries(cells)) {
        const at = columns.indexOf(column)
        if (at < 1) throw new Error(`There is no column ${column}. There are: ${columns.join(', ')}.`)
        await expect(
          row(name)
            .getByRole('cell')
            .nth(at - 1),
          column,
        ).toContainText(text)
      }
    },

    /** Opens a section that is folded up, by its title. */
    async unfold(title: string) {
      const words = page.getByText(new RegExp(`^${title}`)).first()
      const section = page.getByRole('group').filter({ has: words }).last()
      await expect(section).toHaveJSProperty('open', false)
      await words.click()
      await expect(section).toHaveJSProperty('open', true)
    },

    /** Browse images → Select container image: the repository from the dropdown list, then the image by its tag. */
    async browseFor(repository: string, tag: string) {
      await page.getByRole('button', { name: 'Browse images' }).click()
      const choices = dialog('Select container image')
      await choices.getByRole('combobox', { name: 'Repository' }).click()
      await choices.getByRole('combobox', { name: 'Repository' }).fill(repository)
      await choices.getByRole('option', { name: repository, exact: true }).click()
      await choices
        .getByRole('row')
        .filter({ has: page.getByText(`image tag ${tag}`, { exact: true }) })
        .getByRole('radio')
        .click()
      const tagToUse = choices.getByRole('combobox', { name: 'Tag to use' })
      if (await tagToUse.isVisible()) await tagToUse.selectOption(tag)
      await choices.getByRole('button', { name: 'Select image' }).click()
      await expect(choices).toBeHidden()
    },

    async expectToast(text: string | RegExp) {
      await expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
    },

    /** The value beside a name in a card's list of facts. */
    async fact(within: Locator, name: string) {
      await expect(within.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible()
      return within.getByRole('definition').nth((await within.getByRole('term').allTextContents()).indexOf(name))
    },

    async expectState(state: string) {
      await expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible()
    },
  }
}

/** What `verbs` gives. */
export type Verbs = ReturnType<typeof verbs>
