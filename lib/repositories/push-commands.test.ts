import { expect, it } from 'vitest'
import { pushCommands } from './push-commands'

const options = {
  region: 'us-east-1',
  account: '123456789012',
  repository: 'hello-world',
  uri: null,
  tag: 'latest',
  platform: 'linux/amd64',
} as const
const lines = (...from: Parameters<typeof pushCommands>) => pushCommands(...from).map(({ command }) => command)

it('builds and pushes one image for one platform on AWS', () => {
  expect(lines({ kind: 'profile', endpoint: null, profile: 'dev' }, options)).toEqual([
    'aws --profile dev --region us-east-1 ecr create-repository --repository-name hello-world',
    'aws --profile dev --region us-east-1 ecr get-login-password | docker login --username AWS --password-stdin 123456789012.dkr.ecr.us-east-1.amazonaws.com',
    'docker buildx build --platform linux/amd64 --provenance=false --sbom=false --load -t 123456789012.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest .',
    'docker push 123456789012.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest',
  ])
})

it('uses the repository that is there, wherever it stands', () => {
  const [login, build] = lines(
    { kind: 'endpoint', endpoint: 'http://localhost:4566', profile: null },
    { ...options, repository: 'team/api', uri: 'localhost:4566/team/api', platform: 'linux/arm64' },
  )
  expect(login).toBe(
    'aws --endpoint-url http://localhost:4566 --region us-east-1 ecr get-login-password | docker login --username AWS --password-stdin localhost:4566',
  )
  expect(build).toContain(
    '--platform linux/arm64 --provenance=false --sbom=false --load -t localhost:4566/team/api:latest',
  )
})

const engine = { kind: 'demo', endpoint: 'http://127.0.0.1:4510', profile: null } as const

it('pushes to the engine, which is a registry at its own address, and signs as its account', () => {
  const [create, login, build, push] = lines(engine, { ...options, account: '111122223333' })
  const aws =
    'AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=any aws --endpoint-url http://127.0.0.1:4510 --region us-east-1'
  expect(create).toBe(`${aws} ecr create-repository --repository-name hello-world`)
  expect(login).toBe(`${aws} ecr get-login-password | docker login --username AWS --password-stdin 127.0.0.1:4510`)
  expect(build).toBe(
    'docker buildx build --platform linux/amd64 --provenance=false --sbom=false --load -t 127.0.0.1:4510/hello-world:latest .',
  )
  expect(push).toBe('docker push 127.0.0.1:4510/hello-world:latest')
})

it("signs as the repository's owner where the engine's function runs another account's image", () => {
  const uri = '444455556666.dkr.ecr.us-east-1.amazonaws.com/team/api'
  const [login, , push, sample] = lines(engine, { ...options, repository: 'team/api', uri })
  expect(login).toContain('AWS_ACCESS_KEY_ID=444455556666 ')
  expect(push).toBe('docker push 127.0.0.1:4510/team/api:latest')
  expect(sample).toBe(
    `curl -d '{"account":"444455556666","region":"us-east-1","repository":"team/api","tag":"latest"}' http://127.0.0.1:4510/_gantry/push`,
  )
})

it('gives an empty account of the engine sample images for who has no Docker', () => {
  expect(lines(engine, options).at(-1)).toBe(
    `curl -d '{"account":"123456789012","region":"us-east-1","what":"basics"}' http://127.0.0.1:4510/_gantry/seed`,
  )
})

it("never sends what is meant for an endpoint of this machine to AWS, whose host's name it gives too", () => {
  const uri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/hello-world'
  const to = (endpoint: string) => lines({ kind: 'endpoint', endpoint, profile: null }, { ...options, uri }).at(-1)
  expect(to('http://localhost:4510')).toBe('docker push localhost:4510/hello-world:latest')
  expect(to('https://api.ecr.us-east-1.amazonaws.com')).toBe(`docker push ${uri}:latest`)
})
