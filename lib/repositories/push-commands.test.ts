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

it('says what the engine takes', () => {
  expect(lines({ kind: 'demo', endpoint: 'http://127.0.0.1:4510', profile: null }, options)).toEqual([
    `curl -X POST http://127.0.0.1:4510/_gantry/seed -H 'Content-Type: application/json' -d '{"account":"123456789012","region":"us-east-1","what":"basics"}'`,
  ])
})
