import { subscribe } from 'node:diagnostics_channel'
import { BlockList, isIPv4, isIPv6, type Socket } from 'node:net'
import type { IncomingMessage } from 'node:http'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6')

/** Whether an address is this machine's own. */
export const isLoopback = (address = '') =>
  (isIPv4(address) && loopback.check(address)) || (isIPv6(address) && loopback.check(address, 'ipv6'))

type Started = { readonly request: IncomingMessage; readonly socket: Socket }
const isStarted = (message: unknown): message is Started =>
  typeof message === 'object' && message !== null && 'request' in message && 'socket' in message

/**
 * Answers this machine uncompressed: gzip costs more than loopback gains. Next compresses for everybody who can take
 * it, so it does not get to see that somebody here could. The socket tells who asks; a header could lie.
 */
export function leaveLoopbackPlain() {
  subscribe('http.server.request.start', (message) => {
    if (isStarted(message) && isLoopback(message.socket.remoteAddress))
      delete message.request.headers['accept-encoding']
  })
}
