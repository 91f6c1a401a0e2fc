import { NextResponse, type NextRequest } from 'next/server'
import { kindOf, type Refusal } from '@/lib/door/guard'
import { lastPlaceCookie, placeOfPath } from '@/lib/door/last-place'
import { contentSecurityPolicy, securityHeaders } from '@/lib/door/security-headers'
import { guardRequest } from '@/lib/door/server-guard'

/** The policy of what is no page: nothing runs in it, nothing frames it. */
const closed = "default-src 'none'; frame-ancestors 'none'"
/** What is served as it is: the build's own files, and those of `public/`, which browsers ask for by name. */
const isFile = (pathname: string) =>
  /^\/(_next\/static\/.*|apple-touch-icon\.png|favicon\.ico|icon\.svg|robots\.txt)$/.test(pathname)
const development = process.env.NODE_ENV === 'development'

function secured(response: NextResponse, policy: string) {
  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
  return response
}

function refuse({ status, message }: Refusal, isApi: boolean) {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' }
  if (!isApi) return secured(new NextResponse(message, { status, headers }), closed)
  const error = { code: 'Refused', message, httpStatus: status, requestId: null, operation: 'Read' }
  return secured(NextResponse.json({ error }, { status }), closed)
}

/** A page's answer: its nonce is new, and told to the render by the request's own headers. */
function page(request: NextRequest) {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce, development)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)
  return secured(NextResponse.next({ request: { headers } }), policy)
}

/** Stands before every request, static files too (no matcher on purpose): the guard, then the security headers. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  const kind = kindOf(request.method, pathname)
  const refusal = guardRequest(kind, request.headers)
  if (refusal) return refuse(refusal, kind === 'read')
  const response = kind === 'read' || isFile(pathname) ? secured(NextResponse.next(), closed) : page(request)
  const place = kind === 'page' ? placeOfPath(pathname) : null
  if (place && request.cookies.get(lastPlaceCookie)?.value !== place) {
    response.cookies.set(lastPlaceCookie, place, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 365 * 24 * 3600,
    })
  }
  return response
}
