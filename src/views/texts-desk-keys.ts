// The only script of a server-rendered desk page: single keys press the buttons that are there anyway.
// Plain text here, because no browser's types belong in this folder; the browser test runs it.
export const deskKeys = `'use strict'
;(() => {
  const items = [...document.querySelectorAll('.sentence')]
  const open = (item) => item.querySelector('[data-key="a"]') !== null
  const named = location.hash === '' ? null : document.querySelector(location.hash)
  let at = named ? items.indexOf(named) : -1
  const show = (next) => {
    if (next < 0 || next >= items.length) return
    at = next
    for (const item of items) item.classList.toggle('current', item === items[at])
    items[at].focus()
  }
  const first = items.findIndex((item, i) => i >= at && open(item))
  show(first < 0 ? Math.max(0, at) : first)
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest('input, select, textarea')) {
      if (event.key === 'Escape') items[at].focus()
      return
    }
    if (event.key === 'j' || event.key === 'k') {
      event.preventDefault()
      show(at + (event.key === 'j' ? 1 : -1))
      return
    }
    const scope = event.key === 'u' ? document : items[at]
    const button = scope && scope.querySelector('[data-key="' + CSS.escape(event.key) + '"]')
    if (!button) return
    event.preventDefault()
    button.click()
    const details = button.closest('details')
    if (button.tagName === 'SUMMARY' && details) {
      const field = details.querySelector('select, input:not([type="hidden"])')
      if (field) field.focus()
    }
  })
})()
`
