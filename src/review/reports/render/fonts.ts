import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
const face = (path: string) => resolve(`@expo-google-fonts/source-sans-3/${path}`)

/** Source Sans 3 as files: the typeface of the PDF and of the lettering in charts drawn to pictures. */
export const fontFiles = [
  face('400Regular/SourceSans3_400Regular.ttf'),
  face('600SemiBold/SourceSans3_600SemiBold.ttf'),
  face('700Bold/SourceSans3_700Bold.ttf'),
]
