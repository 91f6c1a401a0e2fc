import { pipeline, Transform, type Readable } from 'node:stream'
import { EventStreamCodec } from '@smithy/core/event-streams'
import { fromUtf8, toUtf8 } from '@smithy/core/serde'
import { jsonText } from './json-write'
import { membersOf, type Shape } from './shape'

/** The media type of a body that is a series of messages. */
export const EVENT_STREAM = 'application/vnd.amazon.eventstream'

const codec = new EventStreamCodec(toUtf8, fromUtf8)

const text = (value: string) => ({ type: 'string' as const, value })

/**
 * One event as a message: bytes where a member is its payload, else JSON.
 * https://smithy.io/2.0/aws/amazon-eventstream.html
 */
function messageOf(shape: Shape, event: object): Uint8Array {
  const [name = '', value]: [string?, unknown?] = Object.entries(event)[0] ?? []
  const member = membersOf(shape).find((one) => one.name === name)
  if (!member) throw new Error(`The event stream has no event ${name}.`)
  const payload = membersOf(member.shape).find(({ traits }) => traits.eventPayload)
  const bytes: unknown =
    payload && typeof value === 'object' && value !== null ? Reflect.get(value, payload.name) : undefined
  return codec.encode({
    headers: {
      ':message-type': text('event'),
      ':event-type': text(name),
      ':content-type': text(payload ? 'application/octet-stream' : 'application/json'),
    },
    body: bytes instanceof Uint8Array ? bytes : fromUtf8(jsonText(member.shape, value)),
  })
}

/**
 * Events as the body of an answer, each as soon as it is there.
 * @param events objects of one member, which names the event
 * @returns bytes; when nobody reads on, `events` is destroyed
 */
export function eventStream(shape: Shape, events: Readable): Readable {
  const encoder = new Transform({
    writableObjectMode: true,
    transform: (event: object, _, done) => {
      try {
        done(null, messageOf(shape, event))
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
  return pipeline(events, encoder, () => {})
}
