// Keyboard: every key is a visible control that names it in aria-keyshortcuts; pressing the key presses the control.
// Keys rest while a field has the focus or an input method is composing, and do nothing twice within 300 ms.

const PAUSE = 300
const typing = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]'
let first = ''
let last = {key: '', at: 0}

// a field that was just closed may keep the focus for a moment
const writes = element => element.closest(typing)?.checkVisibility() ?? false
// so may a button of a dialog: only one that can be seen answers to Enter itself
const pressable = element => element.closest('a, button, summary')?.checkVisibility() ?? false
const shown = element => element.offsetParent !== null && !element.disabled

function control(key) {
  const top = document.querySelector('dialog[open]')
  return [...(top ?? document).querySelectorAll(`[aria-keyshortcuts="${CSS.escape(key)}"]`)].find(e => shown(e) || e.classList.contains('pick'))
}

function press(element) {
  if (element.matches('input:not([type=radio])')) element.focus()
  else element.click()
}

function moveRow(step) {
  const rows = [...document.querySelectorAll('.row')].filter(shown)
  if (!rows.length) return false
  const at = rows.indexOf(document.activeElement)
  const from = at >= 0 ? at : Math.max(0, rows.findIndex(r => r.hasAttribute('aria-current'))) - (step > 0 ? 1 : -1)
  rows[Math.min(rows.length - 1, Math.max(0, from + step))].focus()
  return true
}

function act(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const combined = first ? `${first} ${key}` : key
  first = ''
  const target = control(combined)
  if (target) {
    if (key === 'Enter' && pressable(event.target)) return false
    press(target)
    return true
  }
  if (key === 'g') { first = 'g'; return true }
  if (key === 'j' || key === 'ArrowDown') return moveRow(1)
  if (key === 'k' || key === 'ArrowUp') return moveRow(-1)
  if (key === 'Escape') return closeTop()
  return false
}

function closeTop() {
  const open = document.querySelector('details.clock[open]')
  open?.removeAttribute('open')
  return Boolean(open)
}

document.addEventListener('keydown', event => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return
  if (event.target.matches('input[type=radio]') && event.key.startsWith('Arrow')) return
  const now = performance.now()
  if (event.repeat || (event.key === last.key && now - last.at < PAUSE)) { event.preventDefault(); return }
  if (act(event)) { event.preventDefault(); last = {key: event.key, at: now} }
})

// a button with data-opens shows the dialog of that id; a dialog closes on a press beside it
document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]')
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens)
    if (dialog && !dialog.open) {
      dialog.showModal()
      dialog.dispatchEvent(new CustomEvent('shown', {bubbles: true}))
    }
  } else if (event.target.matches?.('dialog[open]')) {
    event.target.close()
  }
})

// a form posts once: the second press of an impatient hand is dropped here, and again by its key on the server
document.addEventListener('submit', event => {
  const form = event.target
  if (form.method === 'dialog') return
  if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return }
  form.dataset.sent = '1'
  setTimeout(() => delete form.dataset.sent, 1500)
}, true)

// a ready text goes into the field it is meant for, where it can still be changed
document.addEventListener('click', event => {
  const ready = event.target.closest('[data-fills]')
  const field = ready && document.getElementById(ready.dataset.fills)
  if (!field) return
  field.value = ready.dataset.text
  field.focus()
})

// what is wider than its place is reached and moved by keyboard, and has a name
function reachable() {
  document.querySelectorAll('.scroll-x:not([tabindex])').forEach(box => {
    if (box.scrollWidth <= box.clientWidth) return
    box.tabIndex = 0
    box.setAttribute('role', 'region')
    box.setAttribute('aria-label', box.closest('section')?.querySelector('h2, h3')?.textContent ?? document.title)
  })
}

reachable()
addEventListener('resize', reachable)
document.addEventListener('toggle', reachable, true)
document.addEventListener('htmx:afterSettle', reachable)
