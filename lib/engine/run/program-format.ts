import { existsSync } from 'node:fs'

/** A program that this machine executes: by an interpreter, or a loader, of the image; or by nothing else. */
export type Format = { readonly interpreter?: string }

/** `e_machine` of ELF, and the name by which an emulator of it is registered with Linux. */
const MACHINES: Readonly<Record<string, readonly number[]>> = { x64: [62, 3], arm64: [183, 40], ia32: [3], arm: [40] }
const EMULATORS: Readonly<Record<number, string>> = { 3: 'i386', 40: 'arm', 62: 'x86_64', 183: 'aarch64' }
const ELF = '\u007fELF'
const PT_INTERP = 3

/**
 * Reads the first bytes of an executable file as Linux does.
 * @returns undefined for what this machine cannot execute: `exec format error`
 */
export function interpreterOf(header: Buffer): Format | undefined {
  if (header.toString('latin1', 0, 2) === '#!') return scriptFormat(header)
  if (header.toString('latin1', 0, 4) !== ELF || header.length < 64) return undefined
  return header.readUInt8(5) === 1 && isForThisMachine(header.readUInt16LE(18)) ? elfFormat(header) : undefined
}

function scriptFormat(header: Buffer): Format | undefined {
  const [line = ''] = header.toString('utf8', 2).split('\n')
  const [interpreter] = line.trimStart().split(/[ \t]/)
  return interpreter ? { interpreter } : undefined
}

function isForThisMachine(machine: number): boolean {
  if (MACHINES[process.arch]?.includes(machine)) return true
  const name = EMULATORS[machine]
  return name !== undefined && existsSync(`/proc/sys/fs/binfmt_misc/qemu-${name}`)
}

/** A dynamically linked program names its loader, and does not start without it. */
function elfFormat(header: Buffer): Format {
  const wide = header.readUInt8(4) === 2
  const start = wide ? Number(header.readBigUInt64LE(32)) : header.readUInt32LE(28)
  const size = header.readUInt16LE(wide ? 54 : 42)
  const count = header.readUInt16LE(wide ? 56 : 44)
  for (let at = start; at < start + size * count && at + 56 <= header.length; at += Math.max(size, 1)) {
    if (header.readUInt32LE(at) !== PT_INTERP) continue
    const offset = wide ? Number(header.readBigUInt64LE(at + 8)) : header.readUInt32LE(at + 4)
    const [interpreter] = header.toString('latin1', offset, offset + 256).split('\0')
    return interpreter ? { interpreter } : {}
  }
  return {}
}
