import { z } from 'zod'

/** What is wrong with a function's name; `use` is a name that was likely meant. */
export type NameProblem = { readonly message: string; readonly use: string | null }

const arn = /^arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+:\d{12}:function:([A-Za-z0-9-_]+)(?::[\w$-]+)?$/

/** Checks a new function's name; null when nothing is wrong. */
export function checkFunctionName(text: string): NameProblem | null {
  const name = text.trim()
  if (name === '') return { message: 'Function name is required.', use: null }
  const [, own] = arn.exec(name) ?? []
  if (own !== undefined) return { message: `That's a full ARN. Use the name ${own}.`, use: own }
  const wrong = [...new Set(name.replace(/[A-Za-z0-9_-]/g, ''))].map((char) => (char === ' ' ? 'spaces' : char))
  if (wrong.length > 0)
    return {
      message: `Remove ${wrong.join(' ')}. Use only letters, numbers, hyphens (-), and underscores (_).`,
      use: null,
    }
  return name.length > 64 ? { message: `Use 64 characters or fewer. You entered ${name.length}.`, use: null } : null
}

/** A name that suits an image: the last part of its repository. */
export const nameFromRepository = (repository: string) =>
  (repository.split('/').at(-1) ?? '').replace(/[^A-Za-z0-9-_]+/g, '-').slice(0, 64)

/** The name of a function that is there. An endpoint may keep longer ones than Lambda lets one create. */
export const functionNameInput = z
  .string()
  .regex(/^[A-Za-z0-9-_]{1,140}$/, 'Use only letters, numbers, hyphens (-), and underscores (_).')

/** The name of a function to be made. */
export const newFunctionNameInput = z
  .string()
  .trim()
  .superRefine((name, context) => {
    const problem = checkFunctionName(name)
    if (problem !== null) context.addIssue({ code: 'custom', message: problem.message })
  })
