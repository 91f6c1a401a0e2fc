/** All items of a paginator of the SDK (`paginateListRoles({ client }, input)`), page after page. */
export async function every<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const all: Item[] = []
  for await (const page of pages) all.push(...(itemsOf(page) ?? []))
  return all
}
