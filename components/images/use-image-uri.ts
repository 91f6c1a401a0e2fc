'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { shortDigest } from '@/lib/format'
import { type ParsedImageUri, parseImageUri } from '@/lib/images/image-uri'
import type { ResolvedImage } from '@/lib/images/model'
import { closestTags } from '@/lib/images/platform'
import { imagesQuery, resolvedImageQuery } from '@/lib/images/queries'
import { repositoriesQuery } from '@/lib/repositories/queries'
import { failed, inputError, ok, type Result } from '@/lib/result'
import { usePlace } from '@/lib/browser/use-place'

const settleMs = 400
/** A save asks again unless it was asked just now. */
const freshMs = 2000

/** What is known of an image URI while somebody types it. */
export type ImageUriState =
  | { readonly kind: 'typing' }
  | { readonly kind: 'resolving' }
  | { readonly kind: 'resolved'; readonly image: ResolvedImage }
  /** The grammar refuses it, or ECR does not have it. `tags` may be what was meant. */
  | {
      readonly kind: 'refused'
      readonly message: string
      readonly tags: readonly string[]
      readonly suggestion: string | null
    }
  /** The endpoint could not say. The form goes on; AWS checks on save. */
  | { readonly kind: 'unchecked'; readonly message: string }

/** The image that a save is about. `resolved` is null where the endpoint could not say what it points at. */
export type CheckedImage = { readonly imageUri: string; readonly resolved: ResolvedImage | null }

function useSettled(text: string) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs)
    return () => clearTimeout(timer)
  }, [text])
  return { settled: settled === text, settle: () => setSettled(text) }
}

/** Follows an image URI: its grammar at once, what it points at 400 ms after the last key or when the field is left. */
export function useImageUri(text: string) {
  const place = usePlace()
  const client = useQueryClient()
  const { settled, settle } = useSettled(text)
  const repositories = useQuery(repositoriesQuery(place))
  const parsed = parseImageUri(text, { region: place.region, account: place.account, repositories: repositories.data })
  const resolved = useQuery({ ...resolvedImageQuery(place, parsed.uri), enabled: settled && parsed.ok })
  const refusal = resolved.data && !resolved.data.ok ? resolved.data.error.code : null
  const wantsTags = (!parsed.ok && parsed.problem === 'noReference') || refusal === 'ImageNotFoundException'
  const { repository = '', registryId = null } = parsed.parts ?? {}
  const images = useQuery({ ...imagesQuery(place, repository, registryId), enabled: settled && wantsTags })
  const tags = (images.data ?? []).flatMap((image) => image.tags)
  const state = stateOf(parsed, settled, resolved, tags, place.region)
  const wrong = state.kind === 'refused' ? state.message : parsed.ok ? null : parsed.message
  const check = async (): Promise<Result<CheckedImage>> => {
    settle()
    const answer = await client.fetchQuery({ ...resolvedImageQuery(place, parsed.uri), staleTime: freshMs }).then(
      (data) => ({ data, error: null }),
      (thrown: unknown) => ({ data: undefined, error: thrown instanceof Error ? thrown : new Error(String(thrown)) }),
    )
    const now = stateOf(parsed, true, answer, tags, place.region)
    if (now.kind === 'refused') return failed(inputError('ResolveImage', { imageUri: now.message }))
    return ok({ imageUri: parsed.uri, resolved: now.kind === 'resolved' ? now.image : null })
  }
  return {
    parsed,
    settle,
    state,
    /** What it points at, where that is known now. */
    resolved: state.kind === 'resolved' ? state.image : null,
    /** What a form says is wrong with it. */
    problems: wrong === null ? [] : [{ field: 'imageUri', message: wrong }],
    /** Asks again what the URI points at, for a save: what is sent is what is shown. */
    check,
  }
}

type Answer = { readonly data: Result<ResolvedImage> | undefined; readonly error: Error | null }

function stateOf(
  parsed: ParsedImageUri,
  settled: boolean,
  { data, error }: Answer,
  tags: readonly string[],
  region: string,
): ImageUriState {
  if (!settled) return { kind: 'typing' }
  if (!parsed.ok) {
    const newest = parsed.problem === 'noReference' ? tags.slice(0, 3) : []
    const message = newest.length > 0 ? 'Add a tag or digest. Tags in this repository:' : parsed.message
    return { kind: 'refused', message, tags: newest, suggestion: parsed.suggestion }
  }
  if (data === undefined) return error ? { kind: 'unchecked', message: error.message } : { kind: 'resolving' }
  if (data.ok) return { kind: 'resolved', image: data.value }
  const { repository, tag, digest } = parsed.parts
  const refused = (message: string, near: readonly string[] = []) =>
    ({ kind: 'refused', message, tags: near, suggestion: null }) as const
  switch (data.error.code) {
    case 'RepositoryNotFoundException':
      return refused(`No repository named ${repository} in ${region}.`)
    case 'ImageNotFoundException':
      return tag === null
        ? refused(`No image ${digest === null ? '' : shortDigest(digest)} in ${repository}.`)
        : refused(`No image tagged ${tag} in ${repository}.`, closestTags(tag, tags))
    default:
      return { kind: 'unchecked', message: data.error.message }
  }
}
