import { NextResponse, type NextRequest } from 'next/server'
import { kindOf, type Refusal } from '@/lib/guard'
import { lastPlaceCookie, placeOfPath } from '@/lib/last-place'
import { contentSecurityPolicy, securityHeaders } from '@/lib/security-headers'
import { guardRequest } from '@/lib/server-guard'

const development = process.env.NODE_ENV === 'development'

function refuse({ status, message }: Refusal, isApi: boolean) {
  const headers = { ...securityHeaders, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'", 'Cache-Control': 'no-store' }
  if (!isApi) return new NextResponse(message, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })
  const error = { code: 'Refused', message, httpStatus: status, requestId: null, operation: 'Read' }
  return NextResponse.json({ error }, { status, headers })
}

/** Stands before every request, static files too (no matcher on purpose): the guard, then the headers of security.md. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  const kind = kindOf(request.method, pathname)
  const refusal = guardRequest(kind, request.headers)
  if (refusal) return refuse(refusal, kind === 'read')
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce, development)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
  const place = kind === 'page' ? placeOfPath(pathname) : null
  if (place && request.cookies.get(lastPlaceCookie)?.value !== place) {
    response.cookies.set(lastPlaceCookie, place, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 365 * 24 * 3600 })
  }
  return response
}
