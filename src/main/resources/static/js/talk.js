// An agent's talk: the newest words in view, Ctrl+Enter sends, nothing typed is lost while the page refreshes.

const said = document.getElementById('said')
const words = document.getElementById('words')
const down = () => said.lastElementChild?.scrollIntoView({block: 'nearest'})

new MutationObserver(down).observe(said, {childList: true})
down()
words?.focus()
words?.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    event.preventDefault()
    words.form.requestSubmit()
  }
})
