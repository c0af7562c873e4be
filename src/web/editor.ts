// The text editor (CodeMirror 6, https://codemirror.net/docs/ref/), in a script block of its own that is run
// only when the text view is opened. It lives in a shadow root: there it styles itself without a style
// element, which the page's policy would refuse. It knows nothing of agreements; what it shows is given.
import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { linter, lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, StateEffect, StateField, type Extension } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view'

export interface Mark {
  readonly from: number
  readonly to: number
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  /** One replacement that would mend it. */
  readonly fix?: {
    readonly from: number
    readonly to: number
    readonly text: string
    readonly label: string
  }
}

export interface Suggestion {
  readonly from: number
  readonly to: number
  readonly options: readonly { readonly label: string; readonly kind: string }[]
}

export interface EditorWishes {
  readonly parent: HTMLElement
  readonly text: string
  readonly label: string
  readonly direction: 'ltr' | 'rtl'
  readonly onType: (text: string) => void
  readonly onCursor: (offset: number) => void
  readonly suggest: (text: string, offset: number) => Suggestion
  readonly tell: (
    text: string,
    offset: number,
  ) => { readonly from: number; readonly to: number; readonly lines: readonly string[] } | null
}

export interface Editor {
  readonly text: () => string
  /** Another text from outside; the cursor stays where it can. */
  readonly setText: (text: string) => void
  readonly show: (
    marks: readonly Mark[],
    formal: readonly (readonly [from: number, to: number])[],
  ) => void
  readonly goTo: (from: number, to: number) => void
  readonly destroy: () => void
}

const setFormal = StateEffect.define<readonly (readonly [number, number])[]>()

/** Lines of formal sentences stand on a ground of their own. */
const formalLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes)
    for (const effect of transaction.effects)
      if (effect.is(setFormal)) {
        const { doc } = transaction.state
        const ranges = effect.value.flatMap(([from, to]) => {
          const found = []
          const last = doc.lineAt(Math.min(Math.max(from, to - 1), doc.length)).number
          for (let n = doc.lineAt(Math.min(from, doc.length)).number; n <= last; n += 1)
            found.push(Decoration.line({ class: 'cm-formal' }).range(doc.line(n).from))
          return found
        })
        next = Decoration.set(ranges, true)
      }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

const theme = EditorView.theme({
  '&': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--soft)',
    borderRadius: '0.3rem',
    fontSize: '0.95rem',
    maxHeight: '75vh',
  },
  '&.cm-focused': { outline: '3px solid var(--accent)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--soft)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'transparent', boxShadow: 'inset 2px 0 var(--accent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)' },
  '.cm-formal': { backgroundColor: 'var(--accent-soft)' },
  '.cm-tooltip, .cm-panels': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--soft)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--rule)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--paper)',
  },
  '.cm-told': { padding: '0.4rem 0.7rem', maxWidth: '34rem', whiteSpace: 'pre-wrap' },
})

const severities: Readonly<Record<Mark['severity'], Diagnostic['severity']>> = {
  error: 'error',
  warning: 'warning',
  note: 'info',
}

export function mount(wishes: EditorWishes): Editor {
  const root = wishes.parent.shadowRoot ?? wishes.parent.attachShadow({ mode: 'open' })
  const suggestions: Extension = autocompletion({
    // Opened by Ctrl-Space: a list that jumps up while one writes prose is in the way.
    activateOnTyping: false,
    override: [
      (context) => {
        const { from, to, options } = wishes.suggest(context.state.doc.toString(), context.pos)
        return options.length === 0
          ? null
          : { from, to, options: options.map((one) => ({ label: one.label, detail: one.kind })) }
      },
    ],
  })
  const told: Extension = hoverTooltip((view, pos) => {
    const found = wishes.tell(view.state.doc.toString(), pos)
    return found
      ? {
          pos: found.from,
          end: found.to,
          create: () => {
            const dom = document.createElement('div')
            dom.className = 'cm-told'
            dom.textContent = found.lines.join('\n')
            return { dom }
          },
        }
      : null
  })
  let quiet = false
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: wishes.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': wishes.label, dir: 'auto', tabindex: '0' }),
        EditorView.perLineTextDirection.of(true),
        formalLines,
        linter(null),
        lintGutter(),
        suggestions,
        told,
        theme,
        // Tab is not taken: it leads out of the editor, as it does everywhere else on the page.
        keymap.of([
          ...completionKeymap,
          ...lintKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) wishes.onType(update.state.doc.toString())
          if (update.selectionSet || update.docChanged)
            wishes.onCursor(update.state.selection.main.head)
        }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => {
      quiet = true
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: Math.min(view.state.selection.main.head, text.length) },
      })
      quiet = false
    },
    show: (marks, formal) => {
      const { length } = view.state.doc
      const inside = marks.filter((one) => one.from <= length)
      view.dispatch(
        setDiagnostics(
          view.state,
          inside.map((one) => ({
            from: one.from,
            to: Math.min(Math.max(one.to, one.from), length),
            severity: severities[one.severity],
            message: one.message,
            ...(one.fix
              ? {
                  actions: [
                    {
                      name: one.fix.label,
                      apply: (target) => {
                        const { fix } = one
                        if (fix)
                          target.dispatch({
                            changes: { from: fix.from, to: fix.to, insert: fix.text },
                          })
                      },
                    },
                  ],
                }
              : {}),
          })),
        ),
      )
      view.dispatch({ effects: setFormal.of(formal) })
    },
    goTo: (from, to) => {
      const { length } = view.state.doc
      view.dispatch({
        selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
        scrollIntoView: true,
      })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}
