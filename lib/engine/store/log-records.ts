/** A log group of CloudWatch Logs. Key: its name. */
export type LogGroupRecord = {
  readonly name: string
  readonly createdAt: number
  readonly logGroupClass: string
  readonly kmsKeyId?: string
  readonly retentionInDays?: number
  readonly deletionProtection?: boolean
  readonly tags?: Readonly<Record<string, string>>
}

/** Key: `group:stream`. Times are epoch ms; absent before the first event. */
export type LogStreamRecord = {
  readonly name: string
  readonly createdAt: number
  readonly firstEventAt?: number
  readonly lastEventAt?: number
  readonly lastIngestedAt?: number
  /** Bytes as CloudWatch counts them: the message in UTF-8 and 26 for each event. */
  readonly bytes: number
}

/** What one call appended to a stream. Key: `group:stream:` and a number that grows with every append. */
export type LogChunkRecord = {
  readonly ingestedAt: number
  readonly bytes: number
  readonly events: readonly (readonly [timestamp: number, message: string])[]
}

/** The chunks of an account and Region from old to new. Key: the chunk's number. */
export type LogOrderRecord = { readonly chunk: string; readonly bytes: number }

/** Key: `all`. The sum of all chunks. */
export type LogUsageRecord = { readonly bytes: number }

/** The kinds of records of CloudWatch Logs. */
export type LogRecords = {
  logGroup: LogGroupRecord
  logStream: LogStreamRecord
  logChunk: LogChunkRecord
  logOrder: LogOrderRecord
  logUsage: LogUsageRecord
}
