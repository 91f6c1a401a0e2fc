import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImageConfiguration } from '@/lib/images/model'
import { effectiveConfiguration, shellWords } from './effective-configuration'
import type { ImageConfigOverrides } from '@/lib/functions/model'

const image: ImageConfiguration = {
  os: 'linux',
  architecture: 'amd64',
  entryPoint: ['/lambda-entrypoint.sh'],
  command: ['app.handler'],
  workingDirectory: '/var/task',
  environment: [
    { name: 'LOG_LEVEL', value: 'info' },
    { name: 'PATH', value: '/usr/bin' },
    { name: 'LAMBDA_TASK_ROOT', value: '/var/task' },
  ],
  ignored: [],
  labels: {},
}
const none: ImageConfigOverrides = { entryPoint: null, command: null, workingDirectory: null }

describe('effectiveConfiguration', () => {
  it('shows the image value where nothing overrides it (R38)', () => {
    const { settings, runsAs } = effectiveConfiguration(image, none, [])
    expect(settings.map(({ effective, source }) => [effective, source])).toEqual([
      ['"/lambda-entrypoint.sh"', 'image'],
      ['"app.handler"', 'image'],
      ['"/var/task"', 'image'],
    ])
    expect(runsAs).toEqual({ argv: ['/lambda-entrypoint.sh', 'app.handler'], directory: '/var/task' })
  })

  it('puts the override in front, and joins ENTRYPOINT and CMD (R35)', () => {
    const { settings, runsAs } = effectiveConfiguration(image, { ...none, command: ['worker.handler'] }, [])
    expect(settings[1]).toMatchObject({
      image: '"app.handler"',
      override: '"worker.handler"',
      effective: '"worker.handler"',
      source: 'override',
    })
    expect(runsAs.argv).toEqual(['/lambda-entrypoint.sh', 'worker.handler'])
  })

  it('says what Docker would do when only ENTRYPOINT is overridden', () => {
    const notes = (overrides: ImageConfigOverrides) => effectiveConfiguration(image, overrides, []).settings[1]?.note
    expect(notes({ ...none, entryPoint: ['/bin/x'] })).toBe('Docker would clear this')
    expect(notes({ ...none, entryPoint: ['/bin/x'], command: ['y'] })).toBeNull()
    expect(notes(none)).toBeNull()
  })

  it('does not guess when the image cannot be read', () => {
    const { settings, runsAs, environment } = effectiveConfiguration(null, { ...none, command: ['x'] }, [
      { name: 'AB', value: null },
    ])
    expect(settings.map(({ source }) => source)).toEqual(['unknown', 'override', 'unknown'])
    expect(runsAs).toEqual({ argv: null, directory: null })
    expect(environment).toMatchObject({ fromImage: null, set: 1, replaced: 0 })
  })

  it('tells "the image sets none" from "not known", and falls back to / as Lambda does', () => {
    const bare = { ...image, entryPoint: [], command: [], workingDirectory: '' }
    const { settings, runsAs } = effectiveConfiguration(bare, none, [])
    expect(settings.map(({ effective, source }) => [effective, source])).toEqual([
      [null, 'none'],
      [null, 'none'],
      [null, 'none'],
    ])
    expect(runsAs).toEqual({ argv: [], directory: '/' })
  })

  it('lays the function variables over the image ones, and Lambda over both (R37, R43)', () => {
    const { environment } = effectiveConfiguration(image, none, [
      { name: 'LOG_LEVEL', value: null },
      { name: 'MODE', value: 'a' },
    ])
    expect(environment).toMatchObject({ fromImage: 3, set: 2, replaced: 1 })
    expect(environment.variables).toEqual([
      { name: 'LAMBDA_TASK_ROOT', source: 'lambda', value: null, replaces: '/var/task' },
      { name: 'LOG_LEVEL', source: 'override', value: null, replaces: 'info' },
      { name: 'MODE', source: 'override', value: 'a', replaces: null },
      { name: 'PATH', source: 'image', value: '/usr/bin', replaces: null },
    ])
  })

  it('never loses or doubles a name, whatever it is called', () => {
    const names = fc.array(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'LOG_LEVEL')))
    fc.assert(
      fc.property(names, names, (left, right) => {
        const own = [...new Set(right)]
        const { variables } = effectiveConfiguration(
          { ...image, environment: left.map((name) => ({ name, value: 'x' })) },
          none,
          own.map((name) => ({ name, value: 'y' })),
        ).environment
        expect(variables.map(({ name }) => name).sort()).toEqual([...new Set([...left, ...right])].sort())
      }),
    )
  })
})

describe('shellWords', () => {
  it('quotes only what a shell would read otherwise', () => {
    expect(shellWords(['/bin/sh', '-c', 'echo "it\'s"', ''])).toBe(`/bin/sh -c 'echo "it'\\''s"' ''`)
  })
})
