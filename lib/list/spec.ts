/** A choice of values that narrows a list: a chip over the table. */
export type Facet<Line> = {
  readonly label: string
  /** Values that can always be chosen, with their words. Others come from the lines. */
  readonly options?: Readonly<Record<string, string>>
  /** The value of a line; undefined where it has none, or none yet. */
  readonly valueOf: (line: Line) => string | undefined
  /** The value comes after the list, line by line: while this facet is on, every line must be read. */
  readonly late?: boolean
}

/** An order of a list. Equal lines follow in the list's first order. */
export type Order<Line> = {
  readonly valueOf: (line: Line) => string | number
  readonly late?: boolean
  /** The first click puts the largest first (times: newest). */
  readonly largestFirst?: boolean
}

/** What can be looked for in the list of a noun, and how. The keys of `facets` and `orders` stand in the URL. */
export type ListSpec<Line> = {
  /** What is looked through for the text of the search box. */
  readonly textOf: (line: Line) => readonly (string | null | undefined)[]
  /** What the text must be the start of, not merely a part: hex, where parts mean nothing. */
  readonly startOf?: (line: Line) => string
  /** Some of the text comes after the list, line by line. */
  readonly lateText?: boolean
  readonly facets: Readonly<Record<string, Facet<Line>>>
  /** The first is the one that holds where the URL names none. */
  readonly orders: Readonly<Record<string, Order<Line>>>
}

/** What the URL says of a list. A facet that is off is absent from `chosen`. */
export type ListQuery = {
  readonly text: string
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly order: { readonly by: string; readonly descending: boolean }
}

/** One part of a list that a source gives part after part. */
export type ListPart<Item> = {
  readonly items: readonly Item[]
  /** Where the following part starts; null when there is none. */
  readonly next: number | null
  /** How many there are; null while the source has more to tell. */
  readonly total: number | null
  /** ISO 8601: when the source was asked. */
  readonly updatedAt: string
}
