import type { AppError } from '@/lib/result'

/**
 * What a form is saved to, and how others may get in its way. `Base` is what it is filled from.
 */
export type Target<Base> = {
  /** As it was read last; undefined while it is not known. */
  readonly latest: Base | undefined
  readonly readAgain: () => Promise<Base | null>
  /** An update is under way: nothing can be saved until it is over. */
  readonly isChanging: (now: Base) => boolean
  /** What others changed since, by name. */
  readonly changes: (opened: Base, now: Base) => readonly string[]
  /** Which of the two a refusal tells of, if either. */
  readonly obstacle: (error: AppError) => 'moved' | 'changing' | null
  /** Changes with everything that makes a repeated request another one. */
  readonly revision: (now: Base) => string
}

/** The target of a form that makes something new: nobody can change it meanwhile. */
export const nothingYet: Target<null> = {
  latest: null,
  readAgain: async () => null,
  isChanging: () => false,
  changes: () => [],
  obstacle: () => null,
  revision: () => '',
}

/**
 * Where a save stands. `offered`: another update runs, this one can wait for it; `finished`: that one is over before
 * anyone said so. `queued`: it goes as soon as the other is over. `changed`: somebody else changed the base meanwhile.
 */
export type SavePhase<Base> =
  | { readonly kind: 'idle' | 'saving' | 'offered' | 'finished' | 'queued' }
  | { readonly kind: 'changed'; readonly theirs: Base }
  | { readonly kind: 'failed'; readonly error: AppError }
