import { raw } from 'hono/html'
import type { ReportContent } from '#review/reports/content.ts'
import { HtmlBlock } from './html-blocks.tsx'
import { Lines } from './html-table.tsx'
import { findingOf, type NumberedSection, type Outline, outlineOf, purposeOf, signedBy } from './outline.ts'
import { reportCss } from './report-css.ts'

/** A report for inside a page of the product; the page brings `reportCss` and has no other level-one heading. */
export function ReportArticle({ content }: { content: ReportContent }) {
  const outline = outlineOf(content)
  return (
    <article class="report" lang="en-GB">
      <Opening outline={outline} />
      <Contents sections={outline.sections} />
      {outline.sections.map((section) => (
        <ReportSection section={section} />
      ))}
    </article>
  )
}

/** The same report as a document that stands by itself: for print, for keeping and for measuring against. */
export function reportHtml(content: ReportContent): string {
  const { running, content: clean } = outlineOf(content)
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${clean.title} – ${running}`}</title>
        <style>{raw(`${pageCss(clean.council.colour)}${reportCss}`)}</style>
      </head>
      <body>
        <main>
          <ReportArticle content={content} />
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${page.toString()}`
}

function Opening({ outline: { content, standing } }: { outline: Outline }) {
  const { council } = content
  const finding = findingOf(content)
  return (
    <header>
      <p class="report-kicker">{council.name}</p>
      <h1>{content.title}</h1>
      <p class="report-standing">
        <strong>{standing}</strong>
        {signedBy(content)}. {purposeOf(content)}
      </p>
      {finding && (
        <p class="report-finding">
          <Lines text={finding} />
        </p>
      )}
      {content.illustrative && <p class="report-illustrative">{content.illustrative}</p>}
      {content.cover.length > 0 && (
        <dl class="report-cover">
          {content.cover.map(({ label, text }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                {(Array.isArray(text) ? text : [text]).map((line) => (
                  <p>
                    <Lines text={line} />
                  </p>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  )
}

function Contents({ sections }: { sections: NumberedSection[] }) {
  const mains = sections.filter((section) => section.level === 1)
  const under = (main: NumberedSection) => sections.filter((section) => section.number.startsWith(`${main.number}.`))
  const entry = (section: NumberedSection) => (
    <a class="report-figure" href={`#${section.id}`}>
      <span class="report-number">{section.number} </span>
      {section.heading}
    </a>
  )
  return (
    <nav class="report-contents" aria-labelledby="report-contents">
      <h2 id="report-contents">Contents</h2>
      <ol>
        {mains.map((main) => (
          <li>
            {entry(main)}
            {under(main).length > 0 && (
              <ol>
                {under(main).map((section) => (
                  <li>{entry(section)}</li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function ReportSection({ section }: { section: NumberedSection }) {
  const heading = (
    <>
      <span class="report-number">{section.number} </span>
      {section.heading}
    </>
  )
  return (
    <section id={section.id} class={section.landscape ? 'report-landscape' : undefined}>
      {section.level === 1 ? <h2>{heading}</h2> : <h3>{heading}</h3>}
      {section.blocks.map((block) => (
        <HtmlBlock block={block} />
      ))}
    </section>
  )
}

/** A council's colour is data: anything that is not a plain hex colour is left out of the stylesheet. */
function pageCss(colour: string): string {
  const accent = /^#[0-9a-f]{3,8}$/i.test(colour) ? colour : '#0b0c0c'
  return `:root{--report-colour:${accent}}body{margin:0;font-family:"Source Sans 3",Arial,Helvetica,sans-serif;font-size:1.0625rem;background:#fff}main{max-width:75rem;margin:0 auto;padding:1.5rem 1rem 4rem}@page{size:A4;margin:18mm 16mm}@media print{main{padding:0;max-width:none}}`
}
