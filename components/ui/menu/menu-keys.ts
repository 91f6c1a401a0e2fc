/** What was typed lately in a menu; a pause begins anew. */
export type Typed = { readonly text: string; readonly at: number }

const pauseMs = 700

/** The typed text with one more character, or null where the key is not one. A space only goes on with a text. */
export function typeOn({ text, at }: Typed, key: string, now: number): Typed | null {
  if (key.length !== 1) return null
  const before = now - at > pauseMs ? '' : text
  return before === '' && key === ' ' ? null : { text: before + key.toLowerCase(), at: now }
}

/** The item that begins with the typed text, from the one after `here` on; one letter again and again goes round. */
export function typedItem(labels: readonly string[], here: number, text: string): number {
  const again = [...text].every((letter) => letter === text[0])
  const wanted = again ? text.slice(0, 1) : text
  const from = again ? here + 1 : Math.max(here, 0)
  const order = labels.map((_, step) => (from + step) % labels.length)
  return order.find((at) => labels[at]?.toLowerCase().startsWith(wanted)) ?? -1
}

/** Where an arrow, Home or End leads from `here`, and round at the ends; undefined for other keys. */
export function movedItem(key: string, here: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (here + 1) % count
    case 'ArrowUp':
      return here <= 0 ? count - 1 : here - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
  }
}
