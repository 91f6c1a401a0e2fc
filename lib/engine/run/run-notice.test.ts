import { expect, test } from 'vitest'
import { runNotice } from './run-notice'

test.each([
  { run: 'simulated' },
  { run: 'auto', found: 'docker', dockerHost: 'unix:///run/docker.sock' },
  { run: 'auto', found: 'bubblewrap' },
  { run: 'bubblewrap', found: 'bubblewrap', dockerHost: 'unix:///nowhere' },
] as const)('%o is as asked', (parts) => expect(runNotice(parts)).toBeUndefined())

test.each([
  [
    { run: 'docker', dockerHost: 'unix:///nowhere' },
    'Invocations are simulated: no Docker or Podman that can be used answers at DOCKER_HOST=unix:///nowhere. Start one, or say where it listens with DOCKER_HOST.',
  ],
  [
    { run: 'auto', dockerHost: 'ssh://host', found: 'bubblewrap' },
    'Images run in bubblewrap: no Docker or Podman that can be used answers at DOCKER_HOST=ssh://host. Start one, or say where it listens with DOCKER_HOST.',
  ],
  [
    { run: 'auto' },
    'Invocations are simulated: no Docker or Podman that can be used answers. Start one, or say where it listens with DOCKER_HOST. bubblewrap will do too; it needs Linux, an installed bwrap, and user namespaces that it may make.',
  ],
  [
    { run: 'bubblewrap' },
    'Invocations are simulated: bubblewrap can make no sandbox here. It needs Linux, an installed bwrap, and user namespaces that it may make.',
  ],
] as const)('%o is not, and is said', (parts, sentence) => expect(runNotice(parts)).toBe(sentence))
