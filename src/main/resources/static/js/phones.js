// The phones of staff and departments in the demo: shown as they ring, kept while somebody types.

const phones = document.getElementById('phones')
const token = document.querySelector('input[name=_csrf]')?.value ?? ''
let timer

async function refresh() {
  if (phones.contains(document.activeElement) && document.activeElement.matches('input[name=text]') && document.activeElement.value) return later(1000)
  const answer = await fetch('/try/phones/now', {headers: {'X-Part': 'phones'}})
  if (!answer.ok) return
  phones.innerHTML = new DOMParser().parseFromString(await answer.text(), 'text/html').body.innerHTML
  phones.querySelectorAll('.talk').forEach(talk => { talk.scrollTop = talk.scrollHeight })
}

function later(pause) {
  clearTimeout(timer)
  timer = setTimeout(refresh, pause)
}

const stream = new EventSource('/try/phones/stream')
stream.addEventListener('changed', () => later(120))
stream.addEventListener('open', () => later(0))
addEventListener('pagehide', () => stream.close())

phones.addEventListener('submit', async event => {
  event.preventDefault()
  const form = event.target
  const sent = new URLSearchParams(new FormData(form, event.submitter))
  sent.delete('_csrf')
  const field = form.querySelector('input[name=text]')
  if (field) field.value = ''
  await fetch('/try/phones', {method: 'POST', headers: {'X-Part': 'phones', 'X-CSRF-TOKEN': token}, body: sent})
  later(150)
})
