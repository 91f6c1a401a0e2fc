/** A new id for one submit of a form; the server carries out the same id once. Works without https too. */
export const newOperationId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
