/** What one of several that speak at once has to say. */
export type Voice = { say(text: string): void; end(): void }

/**
 * Lets several speak at once and be read one after another, in the order in which they were given a voice: the first is
 * heard as it speaks, the next once all before it have ended.
 */
export function inTurn(write: (text: string) => void): () => Voice {
  const waiting: { text: string; ended: boolean }[] = []
  const flush = () => {
    for (let first = waiting[0]; first; first = waiting[0]) {
      if (first.text) write(first.text)
      first.text = ''
      if (!first.ended) return
      waiting.shift()
    }
  }
  return () => {
    const own = { text: '', ended: false }
    waiting.push(own)
    return {
      say(text) {
        own.text += text
        flush()
      },
      end() {
        own.ended = true
        flush()
      },
    }
  }
}
