// The web chat: sends words, photos and places, hears answers, shows who is there; keeps what could not be sent.
import {framed, history, listen, photo, post, session, upload} from './chat-wire.js'

const main = document.getElementById('main')
const talk = document.getElementById('talk')
const field = document.getElementById('text')
const lost = document.getElementById('lost')
const nowhere = document.getElementById('nowhere')
const refused = document.getElementById('refused')
const place = document.getElementById('place')
const DRAFT = 'huiying.chat.draft'
const TYPES = ['image/jpeg', 'image/png', 'image/webp']
const LARGEST = 20 * 1024 * 1024
const AT_ONCE = 9
const chinese = text => /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
const shown = id => talk.querySelector(`[data-id="${CSS.escape(id)}"]`)
const down = () => talk.lastElementChild?.scrollIntoView({block: 'end'})

function bubble(id, who, text, at = new Date().toISOString()) {
  const say = document.createElement('div')
  say.className = {you: 'say us', staff: 'say person', us: 'say'}[who]
  say.dataset.id = id
  say.dataset.at = at
  say.lang = chinese(text)
  const from = document.createElement('span')
  from.className = 'from'
  from.lang = document.documentElement.lang
  from.textContent = main.dataset[who]
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

function picture(say, address) {
  const image = document.createElement('img')
  image.className = 'sent'
  image.alt = main.dataset.photo
  image.src = address
  say.querySelector('.words').before(image)
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

async function deliver(id, message, say) {
  say.classList.add('sending')
  say.classList.remove('failed')
  say.querySelector('.again')?.remove()
  try {
    await post('/chat/messages', {id, ...message})
    lost.hidden = true
  } catch {
    failed(say, () => deliver(id, message, say))
  }
  say.classList.remove('sending')
}

function failed(say, again) {
  say.classList.add('failed')
  say.append(button('link again', main.dataset.failed, again))
}

function button(kind, text, act) {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = kind
  made.textContent = text
  made.addEventListener('click', act)
  return made
}

function send(message, text) {
  const id = uuid()
  const say = bubble(id, 'you', text)
  down()
  deliver(id, message, say)
}

// crypto.randomUUID is missing where the page came over plain http
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID()
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
  draft('')
  send({text}, text)
  field.focus()
})

field.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault()
    field.form.requestSubmit()
  }
})

// a frame may be given no storage
function draft(text) {
  try { text === undefined ? field.value = sessionStorage.getItem(DRAFT) ?? '' : sessionStorage.setItem(DRAFT, text) } catch { /* then it is not kept */ }
}

let typed = 0
field.addEventListener('input', () => {
  draft(field.value)
  if (person && Date.now() - typed > 3000) {
    typed = Date.now()
    post('/chat/typing', {}).catch(() => null)
  }
})

talk.addEventListener('click', event => {
  const choice = event.target.closest('[data-choice]')
  if (choice) {
    send({choice: choice.dataset.choice}, choice.textContent.trim())
    choice.closest('.picks').remove()
    field.focus()
  }
})

// ---- photos ----

const chooser = document.getElementById('photos')
document.getElementById('photo').addEventListener('click', () => chooser.click())
chooser.addEventListener('change', () => {
  [...chooser.files].slice(0, AT_ONCE).forEach(bring)
  chooser.value = ''
  field.focus()
})
field.addEventListener('paste', event => {
  const files = [...event.clipboardData.files].filter(file => TYPES.includes(file.type))
  if (files.length) event.preventDefault()
  files.forEach(bring)
})
document.addEventListener('dragover', event => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault() })
document.addEventListener('drop', event => {
  if (!event.dataTransfer?.files.length) return
  event.preventDefault();
  [...event.dataTransfer.files].slice(0, AT_ONCE).forEach(bring)
})

function problem(word) {
  const known = {type: 'Type', heic: 'Heic', often: 'Often', pixels: 'Pixels', broken: 'Broken', empty: 'Broken', 'too-large': 'Large', quota: 'Quota', infected: 'Infected'}
  refused.textContent = main.dataset[`problem${known[word] ?? 'Later'}`]
  refused.hidden = false
}

function bring(file) {
  refused.hidden = true
  if (/^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name)) return problem('heic')
  if (!TYPES.includes(file.type)) return problem('type')
  if (file.size > LARGEST) return problem('too-large')
  const say = bubble(uuid(), 'you', '')
  picture(say, URL.createObjectURL(file))
  down()
  carry(file, say)
}

async function carry(file, say) {
  say.classList.remove('failed')
  say.querySelector('.again')?.remove()
  const bar = document.createElement('progress')
  bar.max = 1
  bar.setAttribute('aria-label', main.dataset.uploading)
  const going = upload(file, share => { bar.value = share })
  const cancel = button('link cancel', main.dataset.cancel, () => { going.cancel(); say.remove(); field.focus() })
  say.append(bar, cancel)
  down()
  try {
    const id = await going.done
    deliver(say.dataset.id, {picture: id}, say)
  } catch (why) {
    if (why.message === 'offline') failed(say, () => carry(file, say))
    else if (why.message !== 'cancelled') { say.remove(); problem(why.message) }
  }
  bar.remove()
  cancel.remove()
}

// ---- place, only when asked for ----

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

// ---- who is there ----

const typing = document.getElementById('typing')
const joined = document.getElementById('person')
let person = null
let stops

function standing(now) {
  person = now.person
  joined.textContent = person ? main.dataset.with.replace('{0}', person) : ''
  joined.hidden = !person
  typing.hidden = !(person && now.typing)
  clearTimeout(stops)
  if (!typing.hidden) stops = setTimeout(() => { typing.hidden = true }, 6000)
  talk.querySelectorAll('.seen').forEach(mark => mark.remove())
  const mine = [...talk.querySelectorAll('.say.us:not(.failed)')].filter(say => now.read && say.dataset.at <= now.read).at(-1)
  if (person && mine) {
    const mark = document.createElement('span')
    mark.className = 'seen'
    mark.textContent = main.dataset.read
    mine.append(mark)
  }
}

let newest = 0
let told = 0
let unread = 0

function seen() {
  if (document.visibilityState !== 'visible') return
  unread = 0
  parent.postMessage({huiying: 'unread', count: 0}, '*')
  if (!person || newest <= told) return
  told = newest
  post('/chat/seen', {number: newest}).catch(() => null)
}

document.addEventListener('visibilitychange', seen)

// ---- hearing ----

function heard(message) {
  newest = Math.max(newest, message.number)
  if (shown(message.id)) return
  typing.hidden = true
  offer(bubble(message.id, message.person ? 'staff' : 'us', message.text, message.at), message.choices)
  down()
  if (framed) parent.postMessage({huiying: 'unread', count: ++unread}, '*')
  seen()
}

let patience
let stop = () => null

function hear() {
  stop()
  stop = listen(newest, {
    message: heard,
    standing: now => { standing(now); seen() },
    open: () => { clearTimeout(patience); patience = undefined; lost.hidden = true; standing({person: null}) },
    lost: () => { patience ??= setTimeout(() => { lost.hidden = false }, 4000) }
  })
}

async function remember() {
  for (const said of await history().catch(() => [])) {
    if (shown(said.id)) continue
    newest = Math.max(newest, said.number)
    const say = bubble(said.id, said.mine ? 'you' : said.person ? 'staff' : 'us', said.position ? main.dataset.here : said.text, said.at)
    if (said.photo) photo(said.photo).then(address => picture(say, address))
    offer(say, said.choices)
  }
}

// ---- one person, several doors ----

const linkTold = document.getElementById('link-told')
const forms = {ask: document.getElementById('ask-code'), give: document.getElementById('give-code'), same: document.getElementById('same')}

function outcome(word) {
  linkTold.textContent = linkTold.dataset[word.toLowerCase()] ?? ''
  linkTold.hidden = !linkTold.textContent
}

function offline() {
  outcome('')
  lost.hidden = false
}

forms.ask.addEventListener('submit', event => {
  event.preventDefault()
  post('/chat/phone', {phone: forms.ask.elements.phone.value, language: document.documentElement.lang}).then(answer => {
    outcome(answer.outcome)
    forms.give.hidden = answer.outcome !== 'SENT'
    if (answer.outcome === 'SENT') forms.give.elements.code.focus()
  }, offline)
})

function prove(same) {
  post('/chat/phone/code', {code: forms.give.elements.code.value, same, language: document.documentElement.lang}).then(answer => {
    forms.same.hidden = answer.outcome !== 'SHARED'
    forms.give.hidden = !['WRONG', 'SHARED'].includes(answer.outcome)
    outcome(answer.outcome)
    if (answer.outcome === 'SHARED') forms.same.querySelector('button').focus()
  }, offline)
}

forms.give.addEventListener('submit', event => { event.preventDefault(); prove(false) })
forms.same.addEventListener('submit', event => { event.preventDefault(); prove(true) })
forms.same.addEventListener('reset', () => { forms.same.hidden = true; forms.give.hidden = true; outcome('not') })

// ---- begin ----

document.getElementById('leave')?.addEventListener('click', () => parent.postMessage({huiying: 'close'}, '*'))
if (framed) document.addEventListener('keydown', event => { if (event.key === 'Escape') parent.postMessage({huiying: 'close'}, '*') })
draft()
talk.querySelectorAll('[data-number]').forEach(say => { newest = Math.max(newest, Number(say.dataset.number)) })
session().catch(() => null).then(() => framed ? remember() : null).then(hear)
addEventListener('pagehide', () => stop())
addEventListener('pageshow', event => { if (event.persisted) hear() })
if (talk.querySelector('[data-id]')) down()
