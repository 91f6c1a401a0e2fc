import * as lambdaSdk from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { jsonText } from './json-write'
import { lasting } from './lasting'
import { operationsOf } from './model'

const operations = operationsOf(lambdaSdk)
const output = (name: string) => operations.get(name)?.output ?? { kind: 'unit' as const }

test('known members only, empty lists and maps kept, null and undefined left out', () => {
  const value = {
    Functions: [
      {
        FunctionName: 'a "b" ☃',
        Layers: [],
        Environment: { Variables: { 'k"': 'v', u: undefined } },
        Role: null,
        secret: 1,
      },
      { CodeSize: 0, VpcConfig: {}, Timeout: undefined },
    ],
    NextMarker: undefined,
  }
  expect(JSON.parse(jsonText(output('ListFunctions'), value))).toEqual({
    Functions: [
      { FunctionName: 'a "b" ☃', Layers: [], Environment: { Variables: { 'k"': 'v' } } },
      { CodeSize: 0, VpcConfig: {} },
    ],
  })
  expect(jsonText(output('ListFunctions'), undefined)).toBe('{}')
})

test('dates are epoch seconds, bytes base64', () => {
  const text = jsonText(output('GetLayerVersion'), { Content: { CodeSize: 1.5 } })
  expect(text).toBe('{"Content":{"CodeSize":1.5}}')
  const mapping = { LastModified: new Date(1_500), UUID: 'u' }
  expect(JSON.parse(jsonText(output('GetEventSourceMapping'), mapping))).toEqual({ LastModified: 1.5, UUID: 'u' })
  expect(jsonText(output('Invoke'), { Payload: Buffer.from('hi') })).toBe('{"Payload":"aGk="}')
})

test('what lasts is written once for each place, is frozen, and reads as anything else', () => {
  let reads = 0
  const part = lasting({
    get FunctionName() {
      reads += 1
      return 'app'
    },
  })
  const inList = jsonText(output('ListFunctions'), { Functions: [part, part] })
  expect(inList).toBe('{"Functions":[{"FunctionName":"app"},{"FunctionName":"app"}]}')
  expect(jsonText(output('GetFunction'), { Configuration: part })).toBe('{"Configuration":{"FunctionName":"app"}}')
  expect(jsonText(output('GetAlias'), part)).toBe('{}')
  expect(reads).toBe(1)
  expect(() => Object.assign(part, { Role: 'changed' })).toThrow(TypeError)
})
