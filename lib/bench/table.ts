/** A line of the report: what was measured, the figure, and the goal it is held against where there is one. */
export type Figure = { readonly what: string; readonly value: string; readonly goal?: string; readonly met?: boolean }

/** Milliseconds as a figure. */
export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
/** How many times as much. */
export const ratio = (value: number) => `${value.toFixed(1)}×`
/** A rate as a figure. */
export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en-US')}/s`

/** Prints the figures under a title, in columns. */
export function printFigures(title: string, figures: readonly Figure[]) {
  const width = Math.max(...figures.map(({ what }) => what.length))
  process.stdout.write(`\n${title}\n`)
  for (const { what, value, goal, met } of figures) {
    const verdict = goal === undefined ? '' : `   goal ${goal}: ${met ? 'met' : 'NOT MET'}`
    process.stdout.write(`  ${what.padEnd(width)}  ${value}${verdict}\n`)
  }
}
