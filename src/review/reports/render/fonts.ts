import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
const face = (path: string) => resolve(`@expo-google-fonts/source-sans-3/${path}`)

const regular = face('400Regular/SourceSans3_400Regular.ttf')
const semibold = face('600SemiBold/SourceSans3_600SemiBold.ttf')
const bold = face('700Bold/SourceSans3_700Bold.ttf')

/** Source Sans 3 as files: the typeface of the PDF. */
export const fontFiles = [regular, semibold, bold]

/** The faces that lettering in charts uses; each picture reads them anew, so there are no more than it needs. */
export const chartFontFiles = [regular, bold]
