/** Uses one of the engine's own controls. @throws Error with its message when it is refused */
export async function post(url: string, control: string, body: object): Promise<unknown> {
  const response = await fetch(`${url}/_gantry/${control}`, { method: 'POST', body: JSON.stringify(body) })
  if (response.ok) return response.json()
  throw new Error(await response.text())
}
