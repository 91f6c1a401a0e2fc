const plain = /^\d+(?:\.\d+)?$/
/** Groups of three, all set apart by the same sign: `10,240`, `10 240`, `10'240`. */
const grouped = /^\d{1,3}(?:([,\s_'’])\d{3})(?:\1\d{3})*(?:\.\d+)?$/

/**
 * A number as people write it, with or without separators of thousands. A point is always a decimal point, and what
 * could be meant in two ways (`1,5`) is NaN, so that the field's own rule says what is wrong.
 */
export function readNumber(text: string): number {
  const number = text.trim()
  if (plain.test(number)) return Number(number)
  return grouped.test(number) ? Number(number.replace(/[,\s_'’]/g, '')) : Number.NaN
}

/** A length of time as typed. */
export type MinutesAndSeconds = { readonly minutes: string; readonly seconds: string }

/** Seconds of "min" and "sec"; an empty one counts as 0, both empty is no time. */
export function readSeconds({ minutes, seconds }: MinutesAndSeconds): number {
  if (minutes.trim() === '' && seconds.trim() === '') return Number.NaN
  const read = (text: string) => (text.trim() === '' ? 0 : readNumber(text))
  return read(minutes) * 60 + read(seconds)
}
