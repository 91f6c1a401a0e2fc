import { describe, expect, it } from 'vitest'
import { noOverrides, overridesDraft, overrideWarnings, readOverrides, runsAs } from './overrides'

const on = (text: string) => ({ on: true, text })
const image = { entryPoint: ['/lambda-entrypoint.sh'], command: ['app.handler'], workingDirectory: '/var/task' }
const none = { entryPoint: null, command: null, workingDirectory: null }

describe('readOverrides', () => {
  it('reads the documented example', () => {
    const draft = {
      entryPoint: on('"/usr/bin/npx", "aws-lambda-ric"'),
      command: on('"app.handler"'),
      workingDirectory: on('"/var/task"'),
    }
    expect(readOverrides(draft)).toEqual({
      ok: true,
      errors: {},
      overrides: {
        entryPoint: ['/usr/bin/npx', 'aws-lambda-ric'],
        command: ['app.handler'],
        workingDirectory: '/var/task',
      },
    })
  })
  it('leaves out what is switched off, whatever its text', () => {
    expect(readOverrides({ ...noOverrides, command: { on: false, text: 'rubbish' } })).toMatchObject({
      ok: true,
      overrides: none,
    })
  })
  it.each([
    ['entryPoint', '', "Add at least one string, or turn the override off to use the image's value."],
    ['command', 'app.handler', 'Put each string in double quotation marks: "app.handler".'],
    [
      'command',
      JSON.stringify(Array.from({ length: 1501 }, () => 'x')),
      'Use 1,500 strings or fewer. You entered 1,501.',
    ],
    ['workingDirectory', 'var/task', 'Use an absolute path that starts with /.'],
    ['workingDirectory', `/${'x'.repeat(1000)}`, 'Use 1,000 characters or fewer.'],
  ])('refuses %s %j', (name, text, message) => {
    expect(readOverrides({ ...noOverrides, [name]: on(text) })).toMatchObject({
      ok: false,
      errors: { [name]: { message } },
    })
  })
  it('gives back what the function has', () => {
    const overrides = { entryPoint: ['/a b', 'c"d'], command: null, workingDirectory: '/var/task' }
    expect(readOverrides(overridesDraft(overrides)).overrides).toEqual(overrides)
  })
})

describe('runsAs', () => {
  it('puts overrides over the image', () => {
    expect(runsAs({ ...none, command: ['worker.handler'] }, image)).toEqual({
      argv: ['/lambda-entrypoint.sh', 'worker.handler'],
      directory: '/var/task',
    })
  })
  it('does not guess an image that it does not know', () => {
    expect(runsAs({ ...none, command: ['x'] }, null)).toEqual({ argv: null, directory: null })
    expect(runsAs({ entryPoint: ['/x'], command: ['y'], workingDirectory: '/z' }, null)).toEqual({
      argv: ['/x', 'y'],
      directory: '/z',
    })
  })
})

describe('overrideWarnings', () => {
  it('wants the full path of the program', () => {
    expect(overrideWarnings({ ...none, entryPoint: ['python', '-m'] }, image).entryPoint).toBe(
      'python is not an absolute path. Lambda needs the full path, for example /usr/bin/python.',
    )
    expect(overrideWarnings({ ...none, entryPoint: ['/usr/bin/npx'] }, image)).toEqual({})
  })
  it('looks at the command only when nothing stands before it', () => {
    const bare = { ...image, entryPoint: [] }
    expect(overrideWarnings({ ...none, command: ['app.handler'] }, bare).command).toBe(
      'With no entry point, the first string is the program and must be an absolute path.',
    )
    expect(overrideWarnings({ ...none, command: ['app.handler'] }, image)).toEqual({})
    expect(overrideWarnings({ ...none, command: ['app.handler'] }, null)).toEqual({})
  })
})
