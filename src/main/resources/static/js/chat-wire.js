// What the chat says to the service and hears from it: one session, posts, photos with their progress, and a stream that resumes by itself.

const FRAMED = document.body.dataset.framed === 'true'
const SILENCE = 50_000
const PAUSE = 2_000
const LONGEST_PAUSE = 15_000
// where a frame is given no cookie, the talk lasts as long as the page
let token
let opened

export const framed = FRAMED

function headers(more = {}) {
  return {...more, ...(FRAMED && {'X-Huiying-Frame': '1'}), ...(token && {Authorization: `Bearer ${token}`})}
}

export function session(anew = false) {
  if (anew) opened = undefined
  opened ??= fetch('/chat/session', {method: 'POST', headers: headers()})
    .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    .then(given => { token = given.token ?? token })
    .catch(lost => { opened = undefined; throw lost })
  return opened
}

export async function post(path, body) {
  await session()
  const answer = await fetch(path, {method: 'POST', headers: headers({'Content-Type': 'application/json'}), body: JSON.stringify(body)})
  if (answer.status === 403) opened = undefined
  if (!answer.ok) throw new Error(answer.status)
  return answer.headers.get('Content-Type')?.includes('json') ? answer.json() : null
}

export async function history() {
  await session()
  const answer = await fetch('/chat/history', {headers: headers()})
  return answer.ok ? answer.json() : []
}

// the address of a photo; inside a frame it is fetched, because a picture element cannot show who asks
export async function photo(id) {
  const address = `/chat/attachments/${id}/small`
  if (!FRAMED) return address
  const answer = await fetch(address, {headers: headers()})
  return answer.ok ? URL.createObjectURL(await answer.blob()) : ''
}

// fetch tells no progress of what it sends
export function upload(file, progress) {
  const request = new XMLHttpRequest()
  const done = session().then(() => new Promise((resolve, reject) => {
    request.open('POST', '/chat/attachments')
    request.setRequestHeader('Content-Type', file.type)
    Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value))
    request.responseType = 'json'
    request.upload.addEventListener('progress', event => progress(event.total ? event.loaded / event.total : 0))
    request.addEventListener('load', () => request.status === 200 ? resolve(request.response.id) : reject(new Error(request.response?.problem ?? (request.status === 429 ? 'often' : 'store'))))
    request.addEventListener('error', () => reject(new Error('offline')))
    request.addEventListener('abort', () => reject(new Error('cancelled')))
    request.send(file)
  }))
  return {done, cancel: () => request.abort()}
}

// on: {message, standing, open, lost}; goes on from the number of the newest message
export function listen(from, on) {
  let last = from
  let stopped = false
  let closing = new AbortController()

  async function once() {
    await session()
    const answer = await fetch('/chat/stream', {headers: headers({Accept: 'text/event-stream', 'Last-Event-ID': String(last)}), signal: closing.signal, cache: 'no-store'})
    if (answer.status === 403) session(true)
    if (!answer.ok) throw new Error(answer.status)
    on.open()
    await read(answer.body.getReader())
  }

  async function read(reader) {
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const silence = setTimeout(() => closing.abort(), SILENCE)
      const {done, value} = await reader.read().finally(() => clearTimeout(silence))
      if (done) return
      const events = (rest + decoder.decode(value, {stream: true})).split('\n\n')
      rest = events.pop()
      events.forEach(event)
    }
  }

  function event(text) {
    const fields = Object.fromEntries(text.split('\n').filter(line => !line.startsWith(':')).map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]))
    if (!fields.data) return
    if (fields.id) last = Math.max(last, Number(fields.id))
    on[fields.event]?.(JSON.parse(fields.data))
  }

  async function forever() {
    let pause = PAUSE
    while (!stopped) {
      const since = Date.now()
      await once().catch(() => null)
      if (stopped) return
      on.lost()
      closing = new AbortController()
      pause = Date.now() - since > SILENCE ? PAUSE : Math.min(LONGEST_PAUSE, pause * 1.5)
      await new Promise(resolve => setTimeout(resolve, pause * (0.7 + Math.random() * 0.6)))
    }
  }

  forever()
  return () => { stopped = true; closing.abort() }
}
