import { AsyncLocalStorage } from 'node:async_hooks'
import type { Place } from '@/lib/place'

/** An action as IAM names it: what a person must be allowed to do. */
export type IamAction = `${'lambda' | 'ecr' | 'iam' | 'sts'}:${string}`

/** On whose behalf AWS is called: the door that was entered, and where it leads. */
export type Caller = { readonly action: IamAction; readonly place: Place }

const callers = new AsyncLocalStorage<Caller>()

/** Runs `work`; whatever it calls, however deep, is called by `caller`. */
export const asCaller = <T>(caller: Caller, work: () => T): T => callers.run(caller, work)

/** Who calls; null outside of any door (at the start). Where viewers share one reading it is the one who began it. */
export const currentCaller = (): Caller | null => callers.getStore() ?? null

/** The operation that an action stands for, as errors name it: `lambda:GetFunction` is GetFunction. */
export const operationOf = (action: IamAction) => action.slice(action.indexOf(':') + 1)
