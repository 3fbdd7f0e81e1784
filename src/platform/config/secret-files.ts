import { readFileSync } from 'node:fs'

/** Settings that hold a secret: each may be given as the name of a file that holds it, under its name with _FILE. */
export const secretSettings = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'AUTH_SECRET', 'SMTP_URL'] as const

type Settings = Readonly<Record<string, string>>

/**
 * The settings with the secrets that stand in files, as a container's secrets do: an environment is shown to whoever may
 * look at a process. Faults are sentences that start with the setting's name and never repeat what a file holds.
 */
export const withSecretFiles = (given: Settings): { filled: Settings; faults: string[] } => {
  const faults: string[] = []
  const read: Record<string, string> = {}
  for (const name of secretSettings) {
    const path = given[`${name}_FILE`]
    if (path === undefined) continue
    const content = contentOf(path)
    if (given[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set: keep one`)
    else if (content === null) faults.push(`${name}_FILE names a file that cannot be read: ${path}`)
    else if (content === '') faults.push(`${name}_FILE names an empty file: ${path}`)
    else read[name] = content
  }
  return { filled: { ...given, ...read }, faults }
}

const contentOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
