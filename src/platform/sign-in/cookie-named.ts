/** What the visitor's browser sent under that name, as it stands there; undefined for nothing. */
export const cookieNamed = (headers: Headers, name: string): string | undefined => {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
