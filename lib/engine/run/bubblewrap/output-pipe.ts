import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { constants, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { HOST_ENVIRONMENT } from './bubblewrap-command'

const execute = promisify(execFile)

/** Both ends of a pipe; `writer` is a file descriptor for a child process, to be closed here when that has it. */
export type OutputPipe = { readonly reader: Socket; readonly writer: number }

/**
 * A pipe for a program's output. What Node gives to children are sockets, and those cannot be opened by name:
 * `echo >/dev/stderr` fails. Anybody may open this one through /proc, for the program runs as another user.
 * @param folder where the pipe has a name for a moment
 */
export async function createOutputPipe(folder: string): Promise<OutputPipe> {
  const path = join(folder, `${randomUUID()}.pipe`)
  await execute('mkfifo', ['-m', '666', path], { env: HOST_ENVIRONMENT })
  try {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const reader = new Socket({ fd, readable: true, writable: false })
    return { reader, writer: openSync(path, 'w') }
  } finally {
    rmSync(path)
  }
}
