import { randomUUID } from 'node:crypto'
import { BODY_LIMIT } from '../body'
import { GLOBAL_REGION, type Engine } from '../engine'
import { EngineError } from '../protocol/errors'
import { header, type EngineRequest, type EngineResponse } from '../protocol/message'
import type { OperationModel } from '../protocol/model'
import { formOf } from '../protocol/query'
import { Routes } from '../protocol/routes'
import { lambda, services, targets, versions } from '../services'
import type { Service } from '../protocol/service'
import { scopeOf } from '../protocol/signature'
import { isRead, refuseChanges } from '../store/read-only'

const routes = new Routes(lambda.model.values())

type Found = {
  readonly service: Service
  readonly operation: OperationModel
  readonly labels: Readonly<Record<string, string>>
}

/** Answers one AWS request. Never throws: what is unexpected is logged with the request id and answers 500. */
export async function dispatch(engine: Engine, request: EngineRequest, origin: string): Promise<EngineResponse> {
  const requestId = randomUUID()
  let service = serviceOf(request)
  const answerHeaders = new Map<string, string>()
  const answer = ({ status, headers, body }: EngineResponse): EngineResponse => {
    const further = answerHeaders.size > 0 ? Object.fromEntries(answerHeaders) : undefined
    return { status, headers: { ...headers, ...further, 'x-amzn-requestid': requestId }, body }
  }
  try {
    const found = find(service, request)
    service = found.service
    const { operation, labels } = found
    refuseChanges(engine.store.damage, isRead(operation.name))
    const work: unknown = Reflect.get(service.written, operation.name)
    if (typeof work !== 'function') {
      throw new EngineError('NotImplemented', `The operation ${operation.name} is not implemented by the engine.`)
    }
    const input = service.protocol.parse(operation, request, labels)
    service.validate?.(operation.name, input)
    const { account, region } = scopeOf(request)
    engine.callerRoles.assertMay(service, operation.name, account, region, input)
    const refuse = () => engine.callerRoles.refusal(found.service, operation.name, account, region, input)
    const fault = engine.nextFaults.meet(account, service, operation.name, refuse)
    if (fault instanceof Promise) await fault
    const caller = {
      account,
      region,
      worldRegion: service.global ? GLOBAL_REGION : region,
      origin,
      requestId,
      sessionToken: header(request.headers, 'x-amz-security-token'),
      answerHeaders,
    }
    // The table is typed by the SDK, and the input was read with the same SDK's schema of that operation.
    const output: unknown = await engine.answer(caller, (context): unknown =>
      Reflect.apply(work, undefined, [input, context]),
    )
    const done = answer(service.protocol.respond(operation, output, requestId))
    return fault ? { ...done, lost: true } : done
  } catch (error) {
    if (error instanceof EngineError) return answer(service.protocol.fail(error, service.errors, requestId))
    engine.logger.error(
      { err: error, requestId, method: request.method, path: request.url.split('?')[0] },
      'unexpected error',
    )
    const failure = new EngineError(
      service.id === 'lambda' ? 'ServiceException' : 'InternalFailure',
      'An error occurred and the request cannot be processed.',
      {},
      500,
    )
    return answer(service.protocol.fail(failure, service.errors, requestId))
  }
}

/** The service that speaks the protocol of this request; Lambda's is the one without a mark. */
function serviceOf(request: EngineRequest): Service {
  const target = header(request.headers, 'x-amz-target')
  if (target) return targets.get(target.split('.')[0] ?? '') ?? unknownService(request)
  return isQuery(request) ? (versions.get(formOf(request).get('Version') ?? '') ?? unknownService(request)) : lambda
}

/** Only at `/`: curl sends its payloads for Invoke as a form too. */
const isQuery = ({ headers, url }: EngineRequest): boolean =>
  /^\/?(\?|$)/.test(url) &&
  (header(headers, 'content-type')?.startsWith('application/x-www-form-urlencoded') === true || url.includes('Action='))

const unknownService = (request: EngineRequest): Service =>
  services.find(({ id }) => id === scopeOf(request).service) ?? lambda

/** The operation that a request names, whether it is written or not: the 413 text names it too. */
function find(service: Service, request: EngineRequest): Found {
  const target = header(request.headers, 'x-amz-target')
  if (service !== lambda) {
    const name = (target ? target.split('.')[1] : formOf(request).get('Action')) ?? ''
    const operation = service.model.get(name)
    if (operation) return { service, operation, labels: {} }
    throw target
      ? new EngineError('UnknownOperationException', `Unknown operation ${name}`)
      : new EngineError(
          'InvalidAction',
          `Could not find operation ${name} for version ${formOf(request).get('Version') ?? ''}`,
        )
  }
  const [path = '', query = ''] = request.url.split('?')
  const match = routes.match(request.method, path, query)
  if (!match)
    throw new EngineError('UnknownOperationException', `Unknown operation: ${request.method} ${path}`, {}, 404)
  return { service, ...match }
}

/** The answer to a body over Lambda's limit, in the words of the service and with the operation's name. */
export function tooLarge(request: EngineRequest): EngineResponse {
  const service = serviceOf(request)
  const requestId = randomUUID()
  const name = nameOf(service, request)
  const message = `Request must be smaller than ${BODY_LIMIT} bytes for the ${name} operation`
  const answer = service.protocol.fail(
    new EngineError('RequestEntityTooLargeException', message),
    service.errors,
    requestId,
  )
  return { ...answer, headers: { ...answer.headers, 'x-amzn-requestid': requestId } }
}

function nameOf(service: Service, request: EngineRequest): string {
  try {
    return find(service, request).operation.name
  } catch {
    return 'requested'
  }
}
