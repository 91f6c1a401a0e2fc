import { createServer } from 'node:net'

/**
 * Tries whether this machine can listen somewhere. `variable` is the setting of the port.
 * @returns a sentence that says why not and what to do, or undefined when it can
 */
export const listenProblem = (host: string, port: number, variable: string) =>
  new Promise<string | undefined>((resolve) => {
    const probe = createServer().once('error', (error: NodeJS.ErrnoException) =>
      resolve(sentence(error, host, port, variable)),
    )
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })

function sentence({ code, message }: NodeJS.ErrnoException, host: string, port: number, variable: string): string {
  const at = `${host}:${port} cannot be listened on`
  if (code === 'EADDRINUSE') return `${at}: something else does. Stop it, or choose another port with ${variable}.`
  if (code === 'EACCES') return `${at}: this user may not use that port. Choose another with ${variable}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `${at}: ${host} is no address of this machine. Set GANTRY_HOST to one, or leave it out for 127.0.0.1.`
  return `${at}: ${message}.`
}
