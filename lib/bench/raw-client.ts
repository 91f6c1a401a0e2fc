import { connect, type Socket } from 'node:net'

/** A request as bytes, made once: what is measured is the server. */
export function rawRequest(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { host, pathname, search } = new URL(url)
  const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries({ host, ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

/**
 * One connection that sends a request and waits for its answer, and that connects anew where the server has closed
 * it. It reads the status and the length and nothing else, so that it costs little beside any server.
 */
export class RawConnection {
  #socket: Socket | undefined
  #head = ''
  #left = -1
  #status = 0
  #closes = false
  #settle: ((status: number) => void) | undefined

  constructor(readonly port: number) {}

  /** @returns the status; 0 for a connection that broke */
  send(bytes: Uint8Array): Promise<number> {
    return new Promise((resolve) => {
      this.#settle = resolve
      this.#head = ''
      this.#left = -1
      this.#socket ??= this.#connect()
      this.#socket.write(bytes)
    })
  }

  /** The next `send` connects anew. */
  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #connect(): Socket {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true })
    const lost = () => {
      if (this.#socket !== socket) return
      this.#socket = undefined
      this.#done(0)
    }
    return socket
      .on('data', (chunk) => this.#take(chunk))
      .on('close', lost)
      .on('error', lost)
  }

  #take(chunk: Buffer): void {
    let length = chunk.length
    if (this.#left < 0) {
      this.#head += chunk.toString('latin1')
      const end = this.#head.indexOf('\r\n\r\n')
      if (end < 0) return
      length = this.#head.length - end - 4
      this.#readHead(this.#head.slice(0, end))
    }
    this.#left -= length
    if (this.#left > 0) return
    if (this.#closes) this.close()
    this.#done(this.#status)
  }

  #readHead(head: string): void {
    this.#status = Number(head.slice(9, 12))
    this.#left = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
    this.#closes = /\r\nconnection: *close/i.test(head)
  }

  #done(status: number): void {
    const settle = this.#settle
    this.#settle = undefined
    settle?.(status)
  }
}
