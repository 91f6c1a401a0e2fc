/** The data folder cannot be used; the message is a sentence for the person who started the engine. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
