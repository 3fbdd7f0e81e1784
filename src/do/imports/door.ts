// Imports: files of figures and plans, taken whole or not at all.
export { type ImportInput, importFile, runImport } from './commands.ts'
export { fileFromBytes, fileFromPath, type ImportFile } from './file.ts'
export { type Applied, column, defineKind, type ImportContext, type ImportKind, type Read } from './kind.ts'
export { importKinds, offerKind } from './kinds.ts'
export { type ImportMap, parseImportMap } from './mapping.ts'
export { listBatches } from './queries.ts'
export type { RowReader } from './row-reader.ts'
export { type Fault, type ImportReport, printFault } from './rules.ts'
