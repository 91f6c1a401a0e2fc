import { behaviour, layer, nodeBase, sourceLabels } from './bases'
import { buildImage, type BuiltImage } from './build-image'

const base = nodeBase()

/** A new build of a repository's program: only its source layer, version and revision differ from build to build. */
export function nextBuild(repository: string, tag: string, now: number): BuiltImage {
  const build = `${repository} ${tag} ${now}`
  const revision = Array.from(build, (character) => (character.codePointAt(0) ?? 0) % 16)
  const hex = revision
    .map((digit) => digit.toString(16))
    .join('')
    .padEnd(40, '0')
    .slice(-40)
  return buildImage({
    ...base,
    layers: [
      ...base.layers,
      layer(`${repository} packages`, 24.1, 'RUN npm ci --omit=dev'),
      layer(build, 0.2, 'COPY . ./'),
    ],
    cmd: ['app.handler'],
    labels: { ...sourceLabels(repository, tag, hex), ...behaviour('echo') },
  })
}
