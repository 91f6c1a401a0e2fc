const HEADER = 8

/**
 * Takes the frames of an attached container apart: 8 bytes of header (stream, length), then output.
 * Source: Docker Engine API, "Attach to a container", stream format.
 * @returns what takes the bytes as they come, and passes on the output of both streams
 */
export function frameReader(onOutput: (chunk: Uint8Array) => void): (bytes: Buffer) => void {
  let header = Buffer.alloc(0)
  let left = 0
  return (bytes) => {
    for (let at = 0; at < bytes.length;) {
      if (left > 0) {
        const chunk = bytes.subarray(at, at + left)
        onOutput(chunk)
        left -= chunk.length
        at += chunk.length
        continue
      }
      const part = bytes.subarray(at, at + HEADER - header.length)
      header = Buffer.concat([header, part])
      at += part.length
      if (header.length < HEADER) continue
      left = header.readUInt32BE(4)
      header = Buffer.alloc(0)
    }
  }
}
