const browsers: readonly [RegExp, string][] = [
  [/Edg[A-Z]?[a-z]*\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/OPR\//, 'Opera'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'an iPhone'],
  [/iPad/, 'an iPad'],
  [/Android/, 'an Android device'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'a Chromebook'],
  [/Mac OS X|Macintosh/, 'a Mac'],
  [/Linux/, 'Linux'],
]

/** What a browser says of itself, as people call it: 'Chrome on Windows'. */
export const deviceWords = (userAgent: string | null): string => {
  const text = userAgent ?? ''
  const browser = browsers.find(([mark]) => mark.test(text))?.[1]
  const system = systems.find(([mark]) => mark.test(text))?.[1]
  if (browser === undefined) return system === undefined ? 'An unknown browser' : `A browser on ${system}`
  return system === undefined ? browser : `${browser} on ${system}`
}

/** The same of a request; null where nothing was said, as most programs do. */
export const deviceSaid = (headers: Headers | null): string | null => {
  const userAgent = headers?.get('user-agent')
  return userAgent ? deviceWords(userAgent) : null
}

const ways: Readonly<Record<string, string>> = {
  password: 'with a password',
  'password-and-code': 'with a password and a code',
  passkey: 'with a passkey',
  demonstration: 'as one of the people of this demonstration',
}

/** How a session was begun. */
export const wayWords = (begun_by: string): string => ways[begun_by] ?? 'with your council account'
