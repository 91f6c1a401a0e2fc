import { describe, expect, it } from 'vitest'
import { movedItem, typedItem, typeOn } from './menu-keys'

const labels = ['Edit image', 'Edit general', 'Copy ARN', 'Delete…']

describe('movedItem', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 3, 0],
    ['ArrowUp', -1, 3],
    ['ArrowUp', 0, 3],
    ['ArrowUp', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 3],
    ['x', 0, undefined],
  ])('%s from %i leads to %s', (key, here, to) => expect(movedItem(key, here, labels.length)).toBe(to))
})

describe('typedItem', () => {
  it('finds what begins with the text', () => expect(typedItem(labels, 0, 'edit g')).toBe(1))
  it('goes round with one letter pressed again', () => {
    expect(typedItem(labels, 0, 'e')).toBe(1)
    expect(typedItem(labels, 1, 'ee')).toBe(0)
  })
  it('stays where nothing begins with it', () => expect(typedItem(labels, 0, 'z')).toBe(-1))
})

describe('typeOn', () => {
  it('adds up what is typed without a pause', () =>
    expect(typeOn({ text: 'ed', at: 1000 }, 'I', 1200)).toEqual({ text: 'edi', at: 1200 }))
  it('begins anew after a pause', () => expect(typeOn({ text: 'ed', at: 1000 }, 'c', 2000)?.text).toBe('c'))
  it('takes a space only within a text, since alone it chooses', () => {
    expect(typeOn({ text: '', at: 0 }, ' ', 1000)).toBeNull()
    expect(typeOn({ text: 'edit', at: 1000 }, ' ', 1100)?.text).toBe('edit ')
  })
  it('leaves keys that are no character', () => expect(typeOn({ text: '', at: 0 }, 'Enter', 0)).toBeNull())
})
