// Plain prose as articles and sentences: what a drafting remark needs to name its place. No formal
// sentence is needed; numbering is read as a lawyer writes it.

/** A paragraph of a document: what readers of docx, Markdown and plain text give. */
export interface ProseParagraph {
  readonly text: string
  /** 0 for body text, 1-9 for headings. */
  readonly level: number
  /** "4.1", "(a)": not part of `text`. */
  readonly number?: string | undefined
  /** 1-based line and offset of `text` in its file, where there are any. */
  readonly line?: number | undefined
  readonly from?: number | undefined
  readonly index: number
}

export interface ProseSentence {
  readonly text: string
  /** Article and paragraph as a reader finds them: "Article 3", "3.1", "paragraph 12". */
  readonly where: string
  /** Top-level article number, where the text has them. */
  readonly article: number | null
  readonly paragraph: ProseParagraph
  /** Offset of the sentence in its paragraph's text. */
  readonly offset: number
  /** Preambles and headings bind nobody. */
  readonly operative: boolean
}

export interface ProseText {
  readonly file: string
  readonly paragraphs: readonly ProseParagraph[]
  readonly sentences: readonly ProseSentence[]
  /** Numbers of top-level articles that the text has. */
  readonly articles: ReadonlySet<number>
  /** Names of annexes that the text itself contains, as headings: "A", "1". */
  readonly annexes: ReadonlySet<string>
  readonly whole: string
}

const articleHeading = /^\s*(?:article|art\.|section|clause|point)\s+(\d+)\b/i
const bareNumber = /^\s*(\d+)(?:\.(\d+))*[.)]?\s+/
const annexHeading = /^\s*(?:annex|appendix|schedule)\s+([A-Z0-9]+)\b/i
const preamble =
  /^\s*(?:preamble\b|the parties,|recogni[sz]ing|recalling|reaffirming|noting|desiring|determined|mindful|having (?:met|regard|considered)|convinced|aware|whereas|bearing in mind|considering|welcoming|in the presence of)/i

export function readProse(file: string, paragraphs: readonly ProseParagraph[]): ProseText {
  const articles = new Set<number>()
  const annexes = new Set<string>()
  const sentences: ProseSentence[] = []
  let article: number | null = null
  let part = ''
  for (const paragraph of paragraphs) {
    const { text, number } = paragraph
    const annex = annexHeading.exec(text)
    if (annex?.[1] && (paragraph.level > 0 || text.length < 90)) annexes.add(annex[1].toUpperCase())
    const named = articleHeading.exec(text)
    const shown = number === undefined ? null : /^(\d+)((?:\.\d+)*)/.exec(number)
    const written = bareNumber.exec(text)
    if (named?.[1] && (paragraph.level > 0 || text.length < 90)) {
      article = Number(named[1])
      part = `Article ${article}`
      articles.add(article)
    } else if (shown?.[1]) {
      part = shown[0]
      if (article === null || shown[2] !== '' || paragraph.level > 0) {
        article = Number(shown[1])
        articles.add(article)
      } else part = `Article ${article}, ${shown[0]}`
    } else if (written?.[0] && text.length > written[0].length + 3 && Number(written[1]) < 200) {
      const label = written[0].trim().replace(/[.)]$/, '')
      if (
        label.includes('.') ||
        article === null ||
        !articles.has(article) ||
        !part.startsWith('Article')
      ) {
        article = Number(written[1])
        articles.add(article)
        part = label
      } else part = `Article ${article}, ${label}`
    }
    if (paragraph.level > 0) continue
    const operative = !preamble.test(text)
    for (const { text: sentence, offset } of split(text))
      sentences.push({
        text: sentence,
        where: part === '' ? '' : part,
        article,
        paragraph,
        offset,
        operative,
      })
  }
  return {
    file,
    paragraphs,
    sentences,
    articles,
    annexes,
    whole: paragraphs.map((one) => one.text).join('\n'),
  }
}

/** Sentences of a paragraph; abbreviations and numbers do not end one. */
function split(text: string): readonly { readonly text: string; readonly offset: number }[] {
  const found: { text: string; offset: number }[] = []
  let start = 0
  for (const match of text.matchAll(/[.;:!?]["”’)]?\s+(?=["“(]?[A-Z0-9(])/g)) {
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    if (
      match[0].startsWith('.') &&
      /(?:\b(?:Art|No|Nos|para|paras|e\.g|i\.e|Mr|Mrs|Dr|St|approx|cf)|\b[A-Z]|^\s*\d+)$/.test(
        before,
      )
    )
      continue
    found.push({ text: text.slice(start, end).trimEnd(), offset: start })
    start = end
  }
  if (start < text.length) found.push({ text: text.slice(start).trimEnd(), offset: start })
  return found.filter((one) => /[A-Za-z\u0590-\u06ff]/.test(one.text))
}
