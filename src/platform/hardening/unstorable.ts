const deepest = 6

/**
 * The names of the fields whose text holds a zero character or half of one that is written as two, dotted: PostgreSQL keeps
 * neither, and would fail where whoever asked can be told. Looks into plain objects and lists only.
 */
export const unstorableFields = (value: unknown, path = '', depth = 0): string[] => {
  if (typeof value === 'string') return isStorable(value) ? [] : [path]
  if (depth > deepest || typeof value !== 'object' || value === null || !isPlain(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    !isStorable(name) ? [path] : unstorableFields(inner, path === '' ? name : `${path}.${name}`, depth + 1),
  )
}

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

const isPlain = (value: object): boolean => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
