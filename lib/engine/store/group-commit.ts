import type Database from 'libsql'

type Group = { readonly done: Promise<void>; readonly end: (error?: unknown) => void }

/**
 * Transactions that share one sync of the disk: what is written within a turn of the event loop is committed
 * together at its end. One that fails takes the others of its group along, none of which was acknowledged.
 */
export class GroupCommit {
  #open: Group | undefined

  constructor(
    readonly database: Database.Database,
    /** Called when the writes of a group are undone: what was read of them never was. */
    readonly onUndone: () => void,
  ) {}

  /** Undefined when all that readers see is on the disk, else what resolves once it is. */
  get pending(): Promise<void> | undefined {
    return this.#open?.done
  }

  /**
   * Runs `write` within the open group, or opens one.
   * @returns what resolves once it is on the disk, and rejects when the group is undone
   * @throws what `write` throws
   */
  add(write: () => void): Promise<void> {
    const group = (this.#open ??= this.#begin())
    try {
      write()
    } catch (error) {
      this.#undo(group, error)
      throw error
    }
    return group.done
  }

  /** Puts the open group on the disk now. @throws what the database throws */
  flush(): void {
    const group = this.#open
    if (!group) return
    try {
      this.database.exec('COMMIT')
    } catch (error) {
      this.#undo(group, error)
      throw error
    }
    this.#open = undefined
    group.end()
  }

  #begin(): Group {
    this.database.exec('BEGIN IMMEDIATE')
    let end: Group['end'] = () => undefined
    const done = new Promise<void>((resolve, reject) => {
      end = (error) => (error === undefined ? resolve() : reject(error))
    })
    const group = { done, end }
    // Its failure reaches those who wait for it; where nobody does it must not end the process.
    done.catch(() => undefined)
    setImmediate(() => this.#open === group && this.#tryFlush())
    return group
  }

  #tryFlush(): void {
    try {
      this.flush()
    } catch {
      // Told to those who wait for the group.
    }
  }

  #undo(group: Group, error: unknown): void {
    this.#open = undefined
    if (this.database.inTransaction) this.database.exec('ROLLBACK')
    this.onUndone()
    group.end(error)
  }
}
