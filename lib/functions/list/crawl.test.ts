import { expect, test } from 'vitest'
import { Crawl, type CrawlPage } from './crawl'

/** `pages` of two numbers; every page after the first waits for `release()`. */
function numbers(pages: number, failAt?: number) {
  let calls = 0
  let failures = failAt === undefined ? 0 : 1
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const read = async (marker: string | undefined): Promise<CrawlPage<number>> => {
    const page = Number(marker ?? 0)
    if (page > 0) await gate
    calls++
    if (page === failAt && failures-- > 0) throw new Error('throttled')
    return { items: [page * 2 + 1, page * 2], marker: page + 1 < pages ? String(page + 1) : undefined }
  }
  return { read, release: () => open(), calls: () => calls }
}
const ascending = (a: number, b: number) => a - b

test('gives the first page at once, then the rest in order', async () => {
  const source = numbers(3)
  const crawl = new Crawl(source.read, 0, ascending)
  expect(await crawl.latest(0)).toMatchObject({ items: [1, 0], complete: false })
  source.release()
  expect(await crawl.beyond(2, 1000)).toMatchObject({ items: [0, 1, 2, 3, 4, 5], complete: true })
})

test('readers at the same time share one crawl', async () => {
  const source = numbers(3)
  const crawl = new Crawl(source.read, 60_000, ascending)
  source.release()
  await Promise.all([crawl.latest(1000), crawl.latest(1000), crawl.beyond(2, 1000)])
  await crawl.latest(1000)
  expect(source.calls()).toBe(3)
})

test('a page that failed is asked for again, and nothing before it', async () => {
  const source = numbers(3, 1)
  const crawl = new Crawl(source.read, 0, ascending)
  await crawl.latest(0)
  source.release()
  await expect(crawl.beyond(2, 1000)).rejects.toThrow('throttled')
  expect(await crawl.beyond(2, 1000)).toMatchObject({ complete: true, items: [0, 1, 2, 3, 4, 5] })
  expect(source.calls()).toBe(4)
})

test('the whole list stays while it is read again', async () => {
  let answer: CrawlPage<number> = { items: [1], marker: undefined }
  let wait: Promise<void> = Promise.resolve()
  const crawl = new Crawl(
    async () => {
      await wait
      return answer
    },
    0,
    ascending,
  )
  await crawl.latest(1000)
  let open = () => {}
  wait = new Promise((resolve) => {
    open = resolve
  })
  answer = { items: [2, 1], marker: undefined }
  expect((await crawl.latest(0)).items).toEqual([1])
  open()
  expect((await crawl.latest(1000)).items).toEqual([1, 2])
})
