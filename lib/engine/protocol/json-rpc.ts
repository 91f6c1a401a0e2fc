import { parseObject, readJson } from './json-read'
import { jsonText } from './json-write'
import type { Protocol } from './protocol'

const CONTENT_TYPE = 'application/x-amz-json-1.1'

/** JSON 1.1 (ECR, CloudWatch Logs): every client error is 400, its code stands in `__type`. */
export const jsonRpc: Protocol = {
  parse: (operation, request) =>
    operation.input.kind === 'structure' && request.body.length > 0
      ? readJson(operation.input, parseObject(request.body))
      : {},
  respond: (operation, output) => ({
    status: 200,
    headers: { 'content-type': CONTENT_TYPE },
    body: operation.output.kind === 'structure' ? jsonText(operation.output, output) : '',
  }),
  fail: (error, errors) => ({
    status: error.status >= 500 || error.status === 413 ? error.status : 400,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-errortype': error.code },
    body: JSON.stringify({
      __type: error.code,
      [errors.get(error.code)?.message ?? 'message']: error.message,
      ...error.members,
    }),
  }),
}
