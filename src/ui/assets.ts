/** Addresses of the built stylesheet and script, with the hash of what is in them. */
export type Assets = { readonly css: string; readonly js: string }

type Chunk = { file: string; css?: string[] }

/**
 * Reads the manifest that the client build leaves beside its files (dist/client/manifest.json, as text).
 * Throws when a file is not in it: the build and the page then disagree, which no page can mend.
 */
export const loadAssets = (manifestJson: string): Assets => {
  const manifest = JSON.parse(manifestJson) as Record<string, Chunk>
  const address = (source: string): string => {
    const chunk = manifest[source]
    if (!chunk) throw new Error(`The client build has no ${source}: run the build again`)
    return `/${chunk.file}`
  }
  return { css: address('src/client/stylesheet.scss'), js: address('src/client/main.ts') }
}
