import { expect, it } from 'vitest'
import { effectiveOf } from './effective'

const image = {
  architecture: 'amd64',
  entryPoint: ['/lambda-entrypoint.sh'],
  command: ['app.handler'],
  workingDirectory: '/var/task',
  environment: [],
  labels: {},
}

it('runs what the image says where nothing overrides it', () => {
  expect(effectiveOf(image)).toEqual({
    entryPoint: ['/lambda-entrypoint.sh'],
    command: ['app.handler'],
    workingDirectory: '/var/task',
  })
})

it('replaces each setting alone: another entry point keeps the CMD of the image', () => {
  expect(effectiveOf(image, { EntryPoint: ['/bin/run'] })).toEqual({
    entryPoint: ['/bin/run'],
    command: ['app.handler'],
    workingDirectory: '/var/task',
  })
  expect(effectiveOf(image, { Command: ['worker.handler'] }).entryPoint).toEqual(['/lambda-entrypoint.sh'])
  expect(effectiveOf(image, { Command: ['worker.handler'] }).command).toEqual(['worker.handler'])
  expect(effectiveOf(image, { WorkingDirectory: '/srv' }).workingDirectory).toBe('/srv')
})

it('starts in the root where neither has a folder', () => {
  expect(effectiveOf({ ...image, workingDirectory: '' }).workingDirectory).toBe('/')
})
