import type { Body, Council, Framework, Product } from './schema.ts'

/** The bodies that serve a council: its own, and those of all the councils in the file. */
export const bodiesServing = (framework: Framework, councilId: string): Body[] =>
  framework.bodies.filter((body) => !body.councils || body.councils.includes(councilId))

/**
 * The body with this code, or the one that plays its part (`cabinet` in a committee system). In a file of several
 * councils name the council, since each has its own cabinet; without it the first that fits is given.
 */
export const bodyOf = (framework: Framework, codeOrAlias: string, councilId?: string): Body | null => {
  const among = councilId === undefined ? framework.bodies : bodiesServing(framework, councilId)
  const plays = (body: Body) => body.plays?.includes(codeOrAlias) ?? false
  return among.find((body) => body.code === codeOrAlias) ?? among.find(plays) ?? null
}

export const answersTo = (body: Body, code: string): boolean =>
  body.code === code || (body.plays?.includes(code) ?? false)

export const productOf = (framework: Framework, code: string): Product | null =>
  framework.products.find((product) => product.code === code) ?? null

export const councilOf = (framework: Framework, id: string): Council | null =>
  framework.councils.find((council) => council.id === id) ?? null
