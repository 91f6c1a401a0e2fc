const number = new Intl.NumberFormat('en-US')

/** "10,240" */
export const count = (value: number) => number.format(value)

/** "1 function", "22 functions" */
export const plural = (value: number, one: string, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in decimal units, as ECR and `docker images` show them: "212 MB", "2.6 GB". Exact bytes belong in a title. */
export function bytes(value: number): string {
  let size = value
  let unit = 0
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  return `${unit === 0 || size >= 99.95 ? Math.round(size) : size.toFixed(1).replace(/\.0$/, '')} ${UNITS[unit]}`
}

/** Seconds as "9 s", "1 m 12 s", "15 m". */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = Math.round(seconds % 60)
  return minutes === 0 ? `${rest} s` : rest === 0 ? `${minutes} m` : `${minutes} m ${rest} s`
}

/** `9f86d081884c`: enough of a digest to tell images apart, beside its mark. The whole of it belongs in a title. */
export const shortHex = (digest: string) => digest.slice(digest.indexOf(':') + 1).slice(0, 12)

/** `sha256:9f86d081884c`, for a sentence. */
export const shortDigest = (digest: string) => digest.slice(0, digest.indexOf(':') + 1) + shortHex(digest)
