// A photo opens over the page and closes with Escape, a click or its button; without script its link saves it.

let frame

function made() {
  frame = document.createElement('dialog')
  frame.className = 'viewer'
  const image = document.createElement('img')
  const form = document.createElement('form')
  form.method = 'dialog'
  const close = document.createElement('button')
  close.className = 'btn'
  close.textContent = document.documentElement.lang.startsWith('zh') ? '关闭' : 'Close'
  form.append(close)
  frame.append(image, form)
  frame.addEventListener('click', event => { if (event.target !== close) frame.close() })
  frame.addEventListener('close', () => image.removeAttribute('src'))
  document.body.append(frame)
  return frame
}

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-shot]')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const image = (frame ?? made()).querySelector('img')
  image.src = link.href
  image.alt = link.querySelector('img').alt
  frame.showModal()
})
