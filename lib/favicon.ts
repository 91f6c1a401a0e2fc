const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke-width="2"><style>:root{color:#7b2c74}@media(prefers-color-scheme:dark){:root{color:#e3a1dc}}path,rect{stroke:currentColor}rect{fill:currentColor}</style><path d="M2 4h16M5 4v14M15 4v14M10 4v5"/><rect x="7" y="9" width="6" height="5"/></svg>`

/** The mark for the browser's tab, in the page itself: a file would cost every first visit a request. */
export const favicon = `data:image/svg+xml,${encodeURIComponent(svg)}`
