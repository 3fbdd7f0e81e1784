import type { Tx } from '#platform/database/door.ts'

/** Those of the codes that are no measure of the council, each once. */
export const unknownMeasures = async (tx: Tx, measure_codes: readonly string[]): Promise<string[]> => {
  const codes = [...new Set(measure_codes)]
  if (codes.length === 0) return []
  const known = await tx.selectFrom('measure').select('measure_code').where('measure_code', 'in', codes).execute()
  const found = new Set(known.map(({ measure_code }) => measure_code))
  return codes.filter((code) => !found.has(code))
}
