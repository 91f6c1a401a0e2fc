import { getFunction } from '@/lib/functions/data'
import { read } from '@/lib/door/route'

export const GET = read<'name'>((place, params, request) =>
  getFunction(place, params.name, new URL(request.url).searchParams.get('qualifier') ?? undefined),
)
