import { expect, test } from 'vitest'
import { projectFiles, readProjectFile } from './project-files'

const rows = readProjectFile('docs/requirements.md')
  .split('\n')
  .filter((line) => line.startsWith('| R'))
  .map((line) => {
    const [id = '', text = '', from = '', proof = ''] = line
      .slice(1, -1)
      .split(/ ?\| ?/)
      .map((cell) => cell.trim())
    return { id, text, from, proof }
  })

const tests = projectFiles(/\.(test|spec)\.tsx?$/)

/** What is wrong with one proof, `file › test`: a file that is not there or not the only one, or a test not in it. */
function problemOf(proof: string): string[] {
  const [name = '', test = ''] = proof.replace(/^(In part|Engine|In part, engine): /, '').split(' › ')
  const files = tests.filter((file) => `/${file}`.endsWith(`/${name}`))
  const [file] = files
  if (!file || files.length > 1) return [`${name} is ${files.length} files`]
  const declared = ["'", '"', '`'].some((quote) => readProjectFile(file).includes(`(${quote}${test}${quote}`))
  return test && declared ? [] : [`${file} has no test named ${test}`]
}

test('the requirements are R01 to R110, each once, in order and complete', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 110 }, (_, at) => `R${`${at + 1}`.padStart(2, '0')}`))
  expect(rows.filter(({ text, from, proof }) => !text || !/^[A-E]( [A-E])*$/.test(from) || !proof)).toEqual([])
})

test('every test that proves a requirement is there', () => {
  const proofs = rows.flatMap(({ id, proof }) =>
    proof === 'not yet' ? [] : proof.split('<br>').map((one) => [id, one] as const),
  )
  expect(proofs.length).toBeGreaterThan(50)
  expect(proofs.flatMap(([id, one]) => problemOf(one).map((problem) => `${id}: ${problem}`))).toEqual([])
})

test('every requirement that code names is in the table', () => {
  const known = new Set(rows.map(({ id }) => id))
  const code = projectFiles(/^(app|components|lib|e2e)\/.*\.tsx?$/)
  const named = code.flatMap((file) =>
    [...readProjectFile(file).matchAll(/\bR\d{2,3}\b/g)].map(([id]) => ({ file, id })),
  )
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(({ id }) => !known.has(id))).toEqual([])
})
