import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { inWorld } from '../../lambda/test-account'
import { putTestImage } from '../../lambda/image/test-image'
import { NOTHING_TO_COMPARE, RECORDING } from '../recorded/recording'
import { openTestEngine } from '../../testing'

const json = z.record(z.string(), z.json())
const file = z.object({
  wire_format: z.object({
    error_response: z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() }),
  }),
  raw_transcripts: z.array(z.object({ what: z.string(), response: json.optional() })),
})
const seen = existsSync(RECORDING) ? file.parse(JSON.parse(readFileSync(RECORDING, 'utf8'))) : undefined

const engine = await openTestEngine({ speed: 'realistic' })

/** A call without any SDK, to see what travels. */
async function call(method: string, path: string, body: object) {
  const credential = `${engine.account}/20260101/${engine.region}/lambda/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00`
  const answer = await fetch(engine.url + path, { method, headers: { authorization }, body: JSON.stringify(body) })
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
}

const create = (FunctionName: string) => {
  const { uri } = inWorld(engine, engine.account, engine.region, (world) => putTestImage(world, 'birds', 'latest', {}))
  return call('POST', '/2015-03-31/functions', {
    FunctionName,
    Role: `arn:aws:iam::${engine.account}:role/LabRole`,
    PackageType: 'Image',
    Code: { ImageUri: uri },
    Timeout: 180,
    MemorySize: 2048,
  })
}

test('an error travels as AWS sends it, byte for byte', async () => {
  if (!seen) return console.log(NOTHING_TO_COMPARE)
  await create('locked')
  const statement = { StatementId: 'a', Action: 'lambda:*', Principal: '*', RevisionId: 'wrong' }
  const { status, headers, body } = await call('POST', '/2015-03-31/functions/locked/policy', statement)
  const { 'x-amzn-requestid': id, ...expected } = seen.wire_format.error_response.headers
  expect({ status, body }).toEqual({
    status: seen.wire_format.error_response.status,
    body: seen.wire_format.error_response.body,
  })
  expect(headers).toMatchObject(expected)
  expect(headers['x-amzn-requestid']).toMatch(id ? /^[0-9a-f-]{36}$/ : /^$/)
})

/** Members whose values are another function's own. */
const OWN = ['FunctionName', 'FunctionArn', 'Role', 'CodeSha256', 'RevisionId', 'LastModified', 'LoggingConfig']
const shared = (answer: z.infer<typeof json>) =>
  Object.fromEntries(Object.entries(answer).filter(([key]) => !OWN.includes(key)))

test('a function of an image has the members of a real one, and no others', async () => {
  const real = seen?.raw_transcripts.find(({ what }) => what.includes('create-function'))?.response
  if (!real) return console.log(NOTHING_TO_COMPARE)
  const given = json.parse(JSON.parse((await create('detect-bird-audio')).body))
  expect(Object.keys(given).sort()).toEqual(Object.keys(real).sort())
  expect(shared(given)).toEqual(shared(real))
  expect(given['LoggingConfig']).toEqual(real['LoggingConfig'])
  expect(given['LastModified']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/)
  expect(given['CodeSha256']).toMatch(/^[0-9a-f]{64}$/)
})
