// The editor's script lies in the file as text. It is run when the text view is first opened; the page's
// policy names its hash, so that nothing else could be put in its place.
import type { Editor, EditorWishes } from './editor.ts'

interface EditorWindow {
  truceEditor?: { mount: (wishes: EditorWishes) => Editor }
}

export function mountEditor(wishes: EditorWishes): Editor {
  const place = window as EditorWindow
  if (!place.truceEditor) {
    const script = document.createElement('script')
    script.textContent = document.getElementById('editor-code')?.textContent ?? ''
    document.head.append(script)
  }
  if (!place.truceEditor) throw new Error('the script of the editor did not run')
  return place.truceEditor.mount(wishes)
}
