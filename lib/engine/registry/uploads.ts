import { beginUpload, completeUpload, holdUpload, invalidPart, receivedOf } from '../ecr/layers/layer-uploads'
import type { HeldUpload } from '../store/uploads'
import { DIGEST } from './blobs'
import type { Opened, RegistryCall } from './call'
import { mount } from './mount'
import { digestInvalid, RegistryError, unsupported } from './registry-error'

const locationOf = (name: string, id: string) => ({
  location: `/v2/${name}/blobs/uploads/${id}`,
  'docker-upload-uuid': id,
})

/** The protocol writes `0-0` for no byte too. */
const rangeOf = (received: number) => ({ range: `0-${Math.max(0, received - 1)}` })

/** POST: begins an upload, takes a whole blob with `digest`, or mounts another repository's with `mount` and `from`. */
export async function beginUploadAt(call: RegistryCall, name: string): Promise<void> {
  const mounted = await mount(call, name)
  if (mounted !== undefined) return created(call, name, mounted)
  const digest = digestOf(call)
  const id = await call.run(name, 'InitiateLayerUpload', (opened) => beginUpload(opened.context, opened))
  if (digest !== undefined) return finish(call, name, id, digest)
  call.end(202, { ...locationOf(name, id), ...rangeOf(0) })
}

/** What can be done with an upload: GET its state, PATCH bytes on, PUT its end, DELETE it. */
export async function answerUpload(call: RegistryCall, name: string, id: string): Promise<void> {
  switch (call.method) {
    case 'GET':
    case 'HEAD':
      return report(call, name, id)
    case 'PATCH':
      return append(call, name, id)
    case 'PUT':
      return finish(call, name, id, digestOf(call))
    case 'DELETE':
      return cancel(call, name, id)
    default:
      throw unsupported()
  }
}

async function report(call: RegistryCall, name: string, id: string): Promise<void> {
  const received = await call.run(name, 'UploadLayerPart', (opened) => receivedOf(opened.context, opened, id))
  call.end(204, { ...locationOf(name, id), ...rangeOf(received) })
}

/** AWS answers 201 to a PATCH; every client takes the 202 of the protocol. */
async function append(call: RegistryCall, name: string, id: string): Promise<void> {
  const received = await call.run(name, 'UploadLayerPart', (opened) =>
    holdUpload(opened.context, opened, id, async (upload) => {
      await take(call, opened, id, upload)
      return { bytes: upload.received }
    }),
  )
  call.end(202, { ...locationOf(name, id), ...rangeOf(received.bytes) })
}

async function finish(call: RegistryCall, name: string, id: string, digest: string | undefined): Promise<void> {
  if (digest === undefined) throw digestInvalid('')
  const { error } = await call.run(name, 'CompleteLayerUpload', (opened) =>
    holdUpload(opened.context, opened, id, async (upload) => {
      await take(call, opened, id, upload)
      return complete(opened, id, upload, digest)
    }),
  )
  if (error) throw error
  created(call, name, digest)
}

/** Nothing is kept of an upload that is refused; the error is a value, so that its record goes too. */
async function complete(opened: Opened, id: string, upload: HeldUpload, digest: string): Promise<{ error?: unknown }> {
  try {
    await completeUpload(opened, id, upload, [digest])
    return {}
  } catch (error) {
    await upload.discard()
    opened.world.delete('layerUpload', id)
    return { error }
  }
}

async function cancel(call: RegistryCall, name: string, id: string): Promise<void> {
  await call.run(name, 'UploadLayerPart', (opened) =>
    holdUpload(opened.context, opened, id, async (upload) => {
      await upload.discard()
      return { deleted: opened.world.delete('layerUpload', id) }
    }),
  )
  call.end(204)
}

/** Adds the request's body. @throws RegistryError 416 where it does not follow what is there */
async function take(call: RegistryCall, opened: Opened, id: string, upload: HeldUpload): Promise<void> {
  const [, start] = /^(?:bytes[ =])?(\d+)-\d+/.exec(call.request.headers['content-range'] ?? '') ?? []
  if (start !== undefined && Number(start) !== upload.received) {
    const { message } = invalidPart(opened, id, Number(start), upload.received)
    throw new RegistryError(416, 'BLOB_UPLOAD_INVALID', message, {
      ...locationOf(opened.name, id),
      ...rangeOf(upload.received),
    })
  }
  await upload.append(call.request)
}

function digestOf({ query }: RegistryCall): string | undefined {
  const digest = query.get('digest') ?? undefined
  if (digest !== undefined && !DIGEST.test(digest)) throw digestInvalid(digest)
  return digest
}

function created(call: RegistryCall, name: string, digest: string): void {
  call.end(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest })
}
