import { isIndex } from './manifest'
import type { ImageConfiguration, ImageDetail, ImageModel } from './model'

/** Lambda's name for what a function runs on; others as AWS may yet name them. */
export type Architecture = 'x86_64' | 'arm64' | (string & {})

/** `linux/amd64`, as the image says it; null where its config was not read. */
export const platformOf = (detail: ImageDetail | null | undefined) =>
  detail?.config ? [detail.config.os, detail.config.architecture].filter(Boolean).join('/') : null

/** Lambda's name for an image's architecture; null for one that Lambda does not have. */
export const lambdaArchitecture = ({ architecture }: Pick<ImageConfiguration, 'architecture'>) =>
  architecture === 'amd64' || architecture === 'x86_64'
    ? 'x86_64'
    : architecture === 'arm64' || architecture === 'aarch64'
      ? 'arm64'
      : null

export type Unfit = {
  readonly kind: 'index' | 'os' | 'architecture' | 'archived'
  /** The word in a table: `index`, `windows`, `arm64`. */
  readonly word: string
  readonly reason: string
}

/**
 * Why Lambda could not run this image on this architecture; null where nothing speaks against it or it was not read.
 * An architecture of null asks nothing about it.
 */
export function unfitness(
  image: Pick<ImageModel, 'mediaType' | 'status'> | null,
  detail: ImageDetail | null | undefined,
  architecture: Architecture | null,
): Unfit | null {
  if (isIndex(image?.mediaType ?? detail?.mediaType ?? null) || (detail?.children.length ?? 0) > 0) {
    const reason = 'This is an image index (multi-architecture or with build attestations). Lambda needs one image.'
    return { kind: 'index', word: 'index', reason }
  }
  if (image?.status === 'ARCHIVED') {
    return { kind: 'archived', word: 'archived', reason: 'This image is in ECR archive. Restore it first.' }
  }
  if (!detail?.config) return null
  const { os } = detail.config
  if (os === 'unknown')
    return { kind: 'os', word: 'attestation', reason: 'This describes how an image was built. It is no image itself.' }
  if (os !== 'linux') return { kind: 'os', word: os, reason: `This is a ${os} image. Lambda runs Linux images only.` }
  const its = lambdaArchitecture(detail.config)
  if (its === null) {
    const word = detail.config.architecture || 'no architecture'
    return { kind: 'architecture', word, reason: `This image is built for ${word}. Lambda runs x86_64 and arm64.` }
  }
  if (architecture === null || its === architecture) return null
  return {
    kind: 'architecture',
    word: its,
    reason: `The image is ${its}; the function is ${architecture}. Every invocation would fail.`,
  }
}

/** "4 hidden: 2 arm64, 1 index, 1 windows". */
export function hiddenSentence(hidden: readonly Unfit[]) {
  const counts = new Map<string, number>()
  for (const { word } of hidden) counts.set(word, (counts.get(word) ?? 0) + 1)
  return `${hidden.length} hidden: ${[...counts].map(([word, count]) => `${count} ${word}`).join(', ')}`
}

/** Up to three tags that somebody may have meant by `tag`, nearest first. */
export function closestTags(tag: string, tags: readonly string[], most = 3) {
  const wanted = tag.toLowerCase()
  return tags
    .map((one, order) => ({ one, order, far: distance(wanted, one.toLowerCase()) }))
    .filter(
      ({ one, far }) =>
        far <= Math.max(2, wanted.length / 2) ||
        one.includes(tag) ||
        (tag.length > 2 && one.startsWith(tag.slice(0, 3))),
    )
    .sort((a, b) => a.far - b.far || a.order - b.order)
    .slice(0, most)
    .map(({ one }) => one)
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
