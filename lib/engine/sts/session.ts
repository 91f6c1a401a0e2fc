import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/** A session of a role, as its token tells it. */
const session = z.object({ role: z.string(), roleId: z.string(), name: z.string() })

/** A session of a role that was assumed. */
export type Session = z.infer<typeof session>

const PREFIX = 'GantrySession.'

/** A token that names a session. It proves nothing, as no signature does to the engine; its end is unlike any other. */
export const sessionToken = (given: Session): string =>
  `${PREFIX}${Buffer.from(JSON.stringify(given)).toString('base64url')}.${randomBytes(24).toString('base64url')}`

/** The session that a token of AssumeRole names; undefined for no token, or one from elsewhere. */
export function readSession(token: string | undefined): Session | undefined {
  if (!token?.startsWith(PREFIX)) return undefined
  try {
    const [text = ''] = token.slice(PREFIX.length).split('.')
    return session.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}

/** The ARN of a session: `arn:aws:sts::123456789012:assumed-role/deployer/name`. */
export const sessionArn = (account: string, { role, name }: Pick<Session, 'role' | 'name'>): string =>
  `arn:aws:sts::${account}:assumed-role/${role}/${name}`
