import type { CallerRole } from './caller-roles'
import type { Runner } from './run/runner'
import type { Blobs } from './store/blobs'
import type { World } from './store/world'

/** What an operation knows beside its input. One per request. */
export type EngineContext = {
  /** 12 digits, from the access key id of the signature when it is 12 digits, else `123456789012`. */
  readonly account: string
  /** From the signature's scope, `us-east-1` where a request carries none. */
  readonly region: string
  readonly requestId: string
  /** How the client reached the engine, for URLs in answers: `http://127.0.0.1:4510`. */
  readonly origin: string
  /** The engine clock, epoch milliseconds. Never `Date.now()` in an operation. */
  readonly now: number
  /** The records of this account and Region. IAM's live in the Region `aws-global`. */
  readonly world: World
  /** The records of another account or Region: an image of another account, the roles of `aws-global`. */
  worldOf(account: string, region: string): World
  /** The bytes that records name by digest, of all accounts. */
  readonly blobs: Blobs
  /** What this engine signs with. Never in an answer or a log. */
  readonly secret: string
  /** How long a transition takes at the engine's speed, in milliseconds. `realistic` is given; slow is 5×, instant 0. */
  duration(realisticMs: number): number
  /** What the caller may do; an admin unless a control says otherwise. */
  readonly callerRole: CallerRole
  /** The token that came with temporary credentials. */
  readonly sessionToken: string | undefined
  /** Runs functions; one for the engine. */
  readonly runner: Runner
  /** Headers of the answer beside those that the SDK models. */
  readonly answerHeaders: Map<string, string>
  /** A unit of its own: its writes are kept when `work` returns, whatever becomes of this request. */
  atOnce<T>(work: (context: EngineContext) => T): T
}

/** An answer with every enumeration open: AWS itself sends values that its model does not list. */
type Open<T> = T extends string
  ? string
  : T extends Uint8Array
    ? Uint8Array
    : T extends Date | AsyncIterable<unknown>
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Open<Item>[]
        : T extends object
          ? { [K in keyof T]: Open<T[K]> }
          : T

/** The input and output of one SDK command: what the engine must take and answer. */
type Answer<C> = C extends new (...args: never[]) => {
  readonly input: infer Input
  resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer Output }>
}
  ? (input: Input, context: EngineContext) => Open<Omit<Output, '$metadata'>> | Promise<Open<Omit<Output, '$metadata'>>>
  : never

/** One operation, typed by its SDK command: `export const getAlias: Operation<typeof GetAliasCommand> = …`. */
export type Operation<C> = Answer<C>

/** The operations of one service that are written; the protocol answers 501 for the rest. */
export type Operations<Sdk> = {
  [K in keyof Sdk as K extends `${infer Name}Command` ? Name : never]?: Answer<Sdk[K]>
}
