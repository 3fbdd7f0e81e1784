// Imports: files of figures and plans, taken whole or not at all.
export { type ImportInput, importFile, runImport } from './commands.ts'
export { fileFromBytes, fileFromPath, type ImportFile } from './file.ts'
export type { Applied, ImportContext, ImportKind, Read } from './kind.ts'
export { type ImportMap, parseImportMap } from './mapping.ts'
export type { RowReader } from './row-reader.ts'
export { type Fault, type ImportReport, printFault } from './rules.ts'
