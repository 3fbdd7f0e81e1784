const deepest = 6

/**
 * The names of the fields whose text holds a zero character, dotted: PostgreSQL keeps none, and would fail where a
 * person can be told. Looks into plain objects and lists only.
 */
export const unstorableFields = (value: unknown, path = '', depth = 0): string[] => {
  if (typeof value === 'string') return value.includes('\0') ? [path] : []
  if (depth > deepest || typeof value !== 'object' || value === null || !isPlain(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name.includes('\0') ? [path] : unstorableFields(inner, path === '' ? name : `${path}.${name}`, depth + 1),
  )
}

const isPlain = (value: object): boolean => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
