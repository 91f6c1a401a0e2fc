import type { ReactNode } from 'react'

/** A choice of a combobox. `keywords` are searched too, and not shown. */
export type ComboboxOption = {
  readonly value: string
  readonly label: string
  readonly detail?: ReactNode
  readonly keywords?: string
}

/** How well an option fits: it is the text, begins with it, has it in its name, or elsewhere. */
function rank({ value, label, keywords = '' }: ComboboxOption, wanted: string) {
  const name = label.toLowerCase()
  if (name === wanted || value.toLowerCase() === wanted) return 0
  if (name.startsWith(wanted)) return 1
  if (name.includes(wanted)) return 2
  return `${value} ${keywords}`.toLowerCase().includes(wanted) ? 3 : 4
}

/**
 * The options that have the text in them, the best first. `named`: the first has it in its name, so that who types a
 * name may mean it; who types an ARN means that ARN, not the longer one that begins with it.
 */
export function findOptions(options: readonly ComboboxOption[], text: string) {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return { found: options, named: false }
  const ranked = options.map((option) => ({ option, rank: rank(option, wanted) })).filter((one) => one.rank < 4)
  ranked.sort((one, other) => one.rank - other.rank)
  return { found: ranked.map(({ option }) => option), named: ranked[0] !== undefined && ranked[0].rank < 3 }
}
