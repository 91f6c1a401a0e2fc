import type { World } from '../../store/world'
import { behaviour, layer, nodeBase, sourceLabels } from '../bases'
import { buildImage, type BuiltImage } from '../build-image'
import { DAY, HOUR, MINUTE, putRepository, putSeedImage } from '../put-seed'
import { sha256 } from '../../ecr/manifests'
import { lifecyclePolicy, sameAccountPolicy } from './policies'

/** Where the named images stand in the row of builds, newest first. */
const STAGING = 0
const PROD = 1
/** Had the tag `prod` until two hours ago; functions run it, and no tag holds it any more. */
const FORMER_PROD = 5
/** Had the tag `feature-x`; still tagged with its commit. */
const FORMER_FEATURE = 9

const NEWEST = 58

const revisionOf = (age: number) =>
  sha256(`checkout/api build ${NEWEST - age}`).slice('sha256:'.length, 'sha256:'.length + 40)

/** The build that is `age` builds old. Dependencies change every eighth build, the source with each. */
export function checkoutBuild(age: number): BuiltImage {
  const build = NEWEST - age
  const base = nodeBase()
  const dependencies = Math.floor(build / 8)
  return buildImage({
    ...base,
    layers: [
      ...base.layers,
      layer(
        `checkout npm ${dependencies}`,
        41 + dependencies * 0.7,
        'RUN /bin/sh -c npm ci --omit=dev # buildkit',
        128,
      ),
      layer(`checkout config ${Math.floor(build / 20)}`, 0.03, 'COPY config ./config # buildkit'),
      layer(`checkout source ${build}`, 1.4 + (build % 5) * 0.02, 'COPY dist ./ # buildkit', 6.1),
    ],
    cmd: ['app.handler'],
    env: [...base.env, 'NODE_ENV=production', 'LOG_LEVEL=info', 'NODE_OPTIONS=--enable-source-maps'],
    user: 'app',
    exposedPorts: ['8080/tcp'],
    labels: { ...sourceLabels('checkout/api', `2024.11.${build}`, revisionOf(age)), ...behaviour('echo') },
    format: build % 2 === 0 ? 'oci' : 'docker',
  })
}

export const formerProd = () => checkoutBuild(FORMER_PROD)
export const formerFeature = () => checkoutBuild(FORMER_FEATURE)
export const prodTag = (age: number) => `2024.11.${NEWEST - age}`

function tagsOf(age: number): string[] {
  if (age === FORMER_PROD || age % 7 === 6) return []
  const commit = revisionOf(age).slice(0, 7)
  const names = age === PROD ? ['prod'] : age === STAGING ? ['staging'] : []
  return age % 3 === 2 ? [...names, commit] : [...names, prodTag(age), commit]
}

function pushedAgo(age: number): number {
  if (age === STAGING) return 35 * MINUTE
  if (age === PROD) return 2 * HOUR
  return 10 * HOUR * age + (age % 4) * 47 * MINUTE
}

/** `checkout/api` with so many builds, the newest first: a busy repository with rules that expire images. */
export function putCheckoutApi(world: World, now: number, builds: number): void {
  const name = 'checkout/api'
  putRepository(world, {
    name,
    createdAt: now - 90 * DAY,
    policyText: sameAccountPolicy,
    lifecyclePolicyText: lifecyclePolicy,
    tags: [{ Key: 'team', Value: 'checkout' }],
  })
  for (let age = builds - 1; age >= 0; age -= 1)
    putSeedImage(world, name, checkoutBuild(age), now - pushedAgo(age), tagsOf(age))
}
