// The web chat: sends over POST, hears over a stream that resumes by itself, keeps what could not be sent.

const main = document.getElementById('main')
const talk = document.getElementById('talk')
const field = document.getElementById('text')
const lost = document.getElementById('lost')
const nowhere = document.getElementById('nowhere')
const place = document.getElementById('place')
const DRAFT = 'huiying.chat.draft'
const chinese = text => /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
const shown = id => talk.querySelector(`[data-id="${CSS.escape(id)}"]`)
const down = () => talk.lastElementChild?.scrollIntoView({block: 'end'})

function bubble(id, mine, text) {
  const say = document.createElement('div')
  say.className = mine ? 'say us' : 'say'
  say.dataset.id = id
  say.lang = chinese(text)
  const from = document.createElement('span')
  from.className = 'from'
  from.lang = document.documentElement.lang
  from.textContent = mine ? main.dataset.you : main.dataset.us
  const words = document.createElement('span')
  words.className = 'words'
  for (const part of text.split(/(\d{4} \d{4} \d{4})/)) words.append(/^\d{4} \d{4} \d{4}$/.test(part) ? number(part) : part)
  say.append(from, words)
  talk.append(say)
  return say
}

// a case number never breaks
function number(digits) {
  const whole = document.createElement('b')
  whole.className = 'no'
  whole.textContent = digits
  return whole
}

function offer(say, choices) {
  if (!choices?.length) return
  const picks = document.createElement('span')
  picks.className = 'picks'
  for (const choice of choices) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn'
    button.dataset.choice = choice.id
    const key = document.createElement('kbd')
    key.textContent = choice.id.split(':').at(-1)
    button.append(key, ` ${choice.label}`)
    picks.append(button)
  }
  say.append(picks)
}

// ---- sending ----

let ready = fetch('/chat/session', {method: 'POST'})

async function post(id, message, say) {
  say.classList.add('sending')
  say.classList.remove('failed')
  say.querySelector('.again')?.remove()
  try {
    await ready
    const answer = await fetch('/chat/messages', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({id, ...message})})
    if (!answer.ok) throw new Error(answer.status)
    lost.hidden = true
  } catch {
    failed(id, message, say)
  }
  say.classList.remove('sending')
}

function failed(id, message, say) {
  ready = fetch('/chat/session', {method: 'POST'}).catch(() => null)
  say.classList.add('failed')
  const again = document.createElement('button')
  again.type = 'button'
  again.className = 'link again'
  again.textContent = main.dataset.failed
  again.addEventListener('click', () => post(id, message, say))
  say.append(again)
}

function send(message, text) {
  const id = crypto.randomUUID?.() ?? uuid()
  const say = bubble(id, true, text)
  down()
  post(id, message, say)
}

// crypto.randomUUID is missing where the page came over plain http
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = bytes[6] & 0x0f | 0x40
  bytes[8] = bytes[8] & 0x3f | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

document.getElementById('composer').addEventListener('submit', event => {
  event.preventDefault()
  const text = field.value.trim()
  if (!text) return
  field.value = ''
  sessionStorage.removeItem(DRAFT)
  send({text}, text)
  field.focus()
})

field.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault()
    field.form.requestSubmit()
  }
})

field.value = sessionStorage.getItem(DRAFT) ?? ''
field.addEventListener('input', () => sessionStorage.setItem(DRAFT, field.value))

talk.addEventListener('click', event => {
  const choice = event.target.closest('[data-choice]')
  if (choice) {
    send({choice: choice.dataset.choice}, choice.textContent.trim())
    choice.closest('.picks').remove()
    field.focus()
  }
})

if ('geolocation' in navigator && isSecureContext) {
  place.hidden = false
  place.addEventListener('click', () => {
    place.disabled = true
    navigator.geolocation.getCurrentPosition(found => {
      place.disabled = false
      nowhere.hidden = true
      send({location: {latitude: found.coords.latitude, longitude: found.coords.longitude}}, main.dataset.here)
    }, () => {
      place.disabled = false
      nowhere.hidden = false
      field.focus()
    }, {timeout: 10000})
  })
}

// ---- hearing ----

let patience

function listen() {
  const stream = new EventSource('/chat/stream')
  stream.addEventListener('message', event => {
    const told = JSON.parse(event.data)
    if (shown(told.id)) return
    offer(bubble(told.id, false, told.text), told.choices)
    down()
  })
  stream.addEventListener('open', () => { clearTimeout(patience); lost.hidden = true })
  stream.addEventListener('error', () => {
    clearTimeout(patience)
    patience = setTimeout(() => { lost.hidden = stream.readyState === EventSource.OPEN }, 4000)
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(() => fetch('/chat/session', {method: 'POST'}).then(listen, listen), 3000)
    }
  })
  addEventListener('pagehide', () => stream.close(), {once: true})
}

ready.then(listen, listen)
addEventListener('pageshow', event => { if (event.persisted) listen() })
if (talk.querySelector('[data-id]')) down()
