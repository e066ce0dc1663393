// The telephone on the desk: when another call comes in hand or this one moves on, its part is fetched; what is being written stays.

const talk = document.getElementById('talk')

function stands() {
  const now = document.querySelector('#now [data-state], #now section')
  return {call: now?.dataset.call ?? '', state: now?.dataset.state ?? ''}
}

function follow() {
  const now = stands()
  const shown = {call: talk.dataset.call ?? '', state: talk.dataset.state ?? ''}
  if (now.call === shown.call && now.state === shown.state) return
  const kept = now.call === shown.call ? written() : new Map()
  talk.dataset.call = now.call
  talk.dataset.state = now.state
  window.htmx.ajax('GET', talk.dataset.src, {target: talk, swap: 'innerHTML'}).then(() => {
    kept.forEach((value, name) => { const field = talk.querySelector(`[name=${name}]`); if (field) field.value = value })
    down()
  })
}

// what the agent has typed so far
function written() {
  return new Map([...talk.querySelectorAll('textarea, select, input[name=place], input[name=number]')].map(field => [field.name, field.value]))
}

function down() {
  const said = talk.querySelector('.calltalk')
  if (said) said.scrollTop = said.scrollHeight
}

document.addEventListener('htmx:afterSettle', event => { if (event.detail.target?.id === 'now') follow() })
addEventListener('load', down)
