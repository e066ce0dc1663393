// The desk: highlights follow the chosen suggestion, the category palette is moved by arrows, the newest words are in sight.

function follow(radio) {
  document.querySelectorAll('[data-reading-of]').forEach(words => { words.hidden = words.dataset.readingOf !== radio.dataset.reading })
}

function settle() {
  const scene = document.querySelector('.scene')
  if (scene) scene.scrollTop = scene.scrollHeight
}

document.addEventListener('change', event => { if (event.target.matches('.pick')) follow(event.target) })

document.addEventListener('shown', event => {
  const find = event.target.querySelector('#category-find')
  if (!find) return
  find.value = ''
  find.focus()
  window.htmx.trigger(find, 'opened')
})

document.addEventListener('keydown', event => {
  if (!event.target.matches('#category-find') || event.isComposing) return
  const options = [...document.querySelectorAll('#found [role=option]')]
  const at = options.findIndex(o => o.getAttribute('aria-selected') === 'true')
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    const to = Math.min(options.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))
    options.forEach((o, i) => o.setAttribute('aria-selected', String(i === to)))
    options[to]?.scrollIntoView({block: 'nearest'})
  } else if (event.key === 'Enter') {
    event.preventDefault()
    options[Math.max(0, at)]?.click()
  }
})

// what opens over the desk takes the focus once it is there; facts are typed as soon as their fields open
document.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target?.id === 'tool-body') event.detail.target.querySelector('input[type=checkbox], button.row, textarea')?.focus()
})
document.addEventListener('toggle', event => {
  if (event.target.open) event.target.querySelector('#fact-when')?.select()
}, true)

document.addEventListener('htmx:afterSettle', event => { if (event.detail.target?.id === 'desk' || event.detail.elt?.id === 'desk') settle() })
// somebody who comes to the desk with nothing in hand is given the next item
addEventListener('load', () => {
  settle()
  document.querySelector('form[data-auto="true"] button')?.click()
})
