import type { CallerRole } from './caller-role'
import type { FunctionRef } from './lambda/function-ref'
import type { Call, Event, Outcome, Whose } from './run/invocation'
import type { Blobs } from './store/blobs'
import type { FunctionCode } from './store/records'
import type { World } from './store/world'

/** For whom something runs. `origin` is how the client reached the engine: `http://127.0.0.1:4510`. */
export type Caller = {
  readonly account: string
  readonly region: string
  /** Where the records live when that is not the region: IAM's and STS's are the account's. */
  readonly worldRegion?: string
  readonly origin: string
  readonly requestId?: string
  /** The token that came with temporary credentials. */
  readonly sessionToken?: string | undefined
  /** Where an operation puts headers of its answer. */
  readonly answerHeaders?: Map<string, string>
}

/** What operations ask of what runs functions. */
type FunctionRunner = {
  /** Begins to unpack the image of a function, as Lambda does while it is Pending. */
  prepare(context: EngineContext, code: FunctionCode): void
  /** @throws 429 when the function's or the account's concurrency is used up */
  invoke(call: Call): Promise<Outcome>
  /** Ends the environments of a function, an account, or all; those at work end when they have answered. */
  retire(whose: Whose): void
}

/** What operations ask of the queue of asynchronous invocations. */
type EventAcceptor = {
  /** Keeps an event; it runs after the answer. */
  accept(context: EngineContext, ref: FunctionRef, event: Event): void
}

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
  /**
   * How long a transition takes at the engine's speed, in milliseconds. `realistic` is given; slow is 5×, instant 0.
   */
  duration(realisticMs: number): number
  /** What the caller may do; an admin unless a control says otherwise. */
  readonly callerRole: CallerRole
  /** The token that came with temporary credentials. */
  readonly sessionToken: string | undefined
  /** Runs functions; one for the engine. */
  readonly runner: FunctionRunner
  /** What runs later; one for the engine. */
  readonly events: EventAcceptor
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
