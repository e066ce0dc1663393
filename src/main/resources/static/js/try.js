// The page with the phones: sends what is typed or tapped, shows what came, reads the telephone aloud.

const token = document.querySelector('input[name=_csrf]')?.value ?? ''
const phoneSection = document.getElementById('voice')
const aloud = document.querySelector('[data-voice]')
const GATHER = 120

// ---- what is shown ----

const talks = new Map([...document.querySelectorAll('[data-talk]')].map(talk => [talk.dataset.talk, talk]))
const last = talk => Number([...talk.querySelectorAll('[data-n]')].at(-1)?.dataset.n ?? 0)
const down = talk => { talk.scrollTop = talk.scrollHeight }
talks.forEach(down)

async function fetched(part) {
  const answer = await fetch(`/try/part/${part}`, {headers: {'X-Part': part}})
  if (!answer.ok) throw new Error(answer.status)
  return new DOMParser().parseFromString(await answer.text(), 'text/html').body
}

function append(part, body) {
  const talk = talks.get(part)
  const after = last(talk)
  for (const line of body.querySelectorAll('[data-n]')) {
    if (Number(line.dataset.n) > after) {
      line.classList.add('fresh')
      talk.append(line)
      if (part === 'voice' && line.dataset.speak) speak(line)
    }
  }
  down(talk)
}

const shown = {
  async wechat() { append('wechat', await fetched('wechat')) },
  async sms() { append('sms', await fetched('sms')) },
  async voice() {
    const body = await fetched('voice')
    append('voice', body)
    const now = body.querySelector('[data-turn]')
    phoneSection.dataset.turn = now.dataset.turn
    phoneSection.dataset.since = now.dataset.since
    if (now.dataset.turn === 'OVER') hush()
    tick()
  },
  async sight() {
    const sight = document.querySelector('[data-sight]')
    const fresh = (await fetched('sight')).innerHTML
    if (sight.innerHTML.trim() !== fresh.trim()) sight.innerHTML = fresh
  },
}

const waiting = new Set()
let timer
let running = false

async function refresh() {
  if (running) return
  running = true
  while (waiting.size) {
    const parts = [...waiting]
    waiting.clear()
    await Promise.allSettled(parts.map(part => shown[part]?.()))
  }
  running = false
}

function changed(part) {
  waiting.add(part)
  clearTimeout(timer)
  timer = setTimeout(refresh, GATHER)
}

// ---- live ----

const lost = document.getElementById('lost')
let patience
let before = false
const stream = new EventSource('/try/stream')
stream.addEventListener('changed', event => changed(event.data))
stream.addEventListener('open', () => {
  clearTimeout(patience)
  lost.hidden = true
  if (before) Object.keys(shown).forEach(changed)
  before = true
})
stream.addEventListener('error', () => {
  clearTimeout(patience)
  patience = setTimeout(() => { lost.hidden = stream.readyState === EventSource.OPEN }, 4000)
  if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 6000)
})
addEventListener('pagehide', () => stream.close())

// ---- what is sent ----

document.addEventListener('submit', async event => {
  const form = event.target
  if (!form.dataset.part) return
  event.preventDefault()
  const sent = new URLSearchParams(new FormData(form, event.submitter))
  const field = form.querySelector('input[name=text]')
  if (field && !event.submitter?.name && !field.value.trim()) return
  const words = field?.value
  if (field) field.value = ''
  try {
    const answer = await fetch(form.action, {method: 'POST', headers: {'X-Part': form.dataset.part, 'X-CSRF-TOKEN': token}, body: sent})
    if (!answer.ok) throw new Error(answer.status)
    lost.hidden = true
  } catch {
    if (field) field.value = words
    lost.hidden = false
  }
})

// the keys of a telephone also on the keyboard, while the keypad has the focus
document.querySelector('.keys').addEventListener('keydown', event => {
  if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const key = [...event.currentTarget.querySelectorAll('[name=keys]')].find(button => button.value === event.key)
    event.preventDefault()
    key.focus()
    key.click()
  }
})

// ---- the telephone's voice and clock ----

const canSpeak = 'speechSynthesis' in window
if (canSpeak) aloud.hidden = false
let touched = false
addEventListener('pointerdown', () => { touched = true }, {once: true})
addEventListener('keydown', () => { touched = true }, {once: true})

function speak(line) {
  if (!canSpeak || !touched || !aloud.querySelector('input').checked) return
  const said = new SpeechSynthesisUtterance(line.querySelector('.words').textContent)
  said.lang = line.dataset.speak
  said.rate = 0.95
  speechSynthesis.speak(said)
}

function hush() {
  if (canSpeak) speechSynthesis.cancel()
}
aloud.addEventListener('change', hush)

function tick() {
  const since = Number(phoneSection.dataset.since)
  const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000))
  const two = number => String(number).padStart(2, '0')
  phoneSection.querySelector('[data-timer]').textContent = since ? `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}` : ''
}
tick()
setInterval(tick, 1000)

// ---- the busy week: how far it is ----

const week = document.querySelector('[data-week]')

async function weekAgain() {
  const answer = await fetch('/try/week').catch(() => null)
  if (answer?.ok) week.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes)
  weekSoon()
}

function weekSoon() {
  if (week?.querySelector('[data-filling=true]')) setTimeout(weekAgain, 1000)
}

weekSoon()
