// Live pages: one stream tells what kind of thing changed; whatever shows that kind is fetched again and swapped in place.

const GATHER = 150
// while something happens all the time a part is fetched now and then, not each time: hundreds of pages are told at once
const REST = 2000
let timer
let fetched = 0
const waiting = new Set()

const selector = kind => `[data-live~="${kind}"]`

function refresh() {
  clearTimeout(timer)
  timer = undefined
  fetched = Date.now()
  const kinds = [...waiting]
  waiting.clear()
  const parts = new Set(kinds.flatMap(kind => [...document.querySelectorAll(selector(kind))]))
  parts.forEach(part => { if (!busy(part)) fetchInto(part) })
}

// never swap what somebody is writing in or holds open
function busy(part) {
  const held = part.querySelector('details[open], dialog[open]')
  const field = document.activeElement?.closest('textarea, input:not([type=radio]):not([name=q]), select')
  return Boolean(held) || (field && part.contains(field))
}

function fetchInto(part) {
  const focused = part.contains(document.activeElement) ? document.activeElement.closest('[id]')?.id : null
  window.htmx.ajax('GET', part.dataset.src, {target: part, swap: 'innerHTML'})
    .then(() => { if (focused) document.getElementById(focused)?.querySelector('a, button')?.focus({preventScroll: true}) })
}

function changed(event) {
  const about = document.querySelector('[data-about]')?.dataset.about
  for (const news of JSON.parse(event.data))
    for (const kind of news.kind.split(' ')) if (kind !== 'case' || !about || news.case === about) waiting.add(kind)
  if (!waiting.size) return
  waiting.add('tally')
  timer ??= setTimeout(refresh, Math.max(GATHER, fetched + REST - Date.now()))
}

function offline(lost) {
  const note = document.getElementById('offline')
  if (note) note.hidden = !lost
}

if (document.querySelector('[data-live]')) {
  let patience
  const talk = document.querySelector('[data-talk]')?.dataset.talk
  const everything = () => { document.querySelectorAll('[data-live]').forEach(p => waiting.add(p.dataset.live.split(' ')[0])); refresh() }
  let stream
  let lost = false

  // a browser gives a stream up that was answered with an error, as by a service that is just starting: then it is opened anew
  function listen() {
    stream = new EventSource('/console/events' + (talk ? `?talk=${encodeURIComponent(talk)}` : ''))
    stream.addEventListener('news', changed)
    stream.addEventListener('tick', everything)
    stream.addEventListener('open', () => { clearTimeout(patience); offline(false); if (lost) everything(); lost = false })
    stream.addEventListener('error', () => {
      lost = true
      clearTimeout(patience)
      patience = setTimeout(() => offline(stream.readyState !== EventSource.OPEN), 5000)
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 3000 + Math.random() * 4000)
    })
  }

  listen()
  addEventListener('pagehide', () => stream.close())
}
