import { createServer, request } from 'node:http'
import { once } from 'node:events'

/** A way to an endpoint on which each request takes `delayMs` longer, as one in another Region does. */
export async function slowWay(to: string, delayMs: number) {
  const { hostname, port } = new URL(to)
  const server = createServer((asked, answer) => {
    setTimeout(() => {
      const { method, url: path, headers } = asked
      const passed = request({ hostname, port, method, path, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      })
      passed.on('error', () => answer.destroy())
      asked.pipe(passed)
    }, delayMs)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (!address || typeof address !== 'object') throw new Error('The slow way has no port.')
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${address.port}`, stop }
}
