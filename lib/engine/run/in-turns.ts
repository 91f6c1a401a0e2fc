import type { Readable } from 'node:stream'

/**
 * Passes on what a stream gives, one chunk in each turn of the event loop: a program that prints without end keeps
 * no request waiting. What is not read yet holds the program up.
 */
export function inTurns(stream: Readable, take: (chunk: Buffer) => void): void {
  stream.on('data', (chunk: Buffer) => {
    stream.pause()
    take(chunk)
    setImmediate(() => stream.resume())
  })
}
