// Counts down what can still be undone, and how long a claim lasts. Seconds come from the server, so a wrong clock here does not matter.

const TOTAL = 10
const calm = matchMedia('(prefers-reduced-motion: reduce)')

function begin(toast) {
  if (toast.dataset.endsAt) return
  toast.dataset.endsAt = String(performance.now() + Number(toast.dataset.left) * 1000)
}

function show(toast) {
  const left = (Number(toast.dataset.endsAt) - performance.now()) / 1000
  if (left <= 0) { toast.remove(); return }
  const seconds = toast.querySelector('[data-seconds]')
  if (seconds) seconds.textContent = String(Math.ceil(left))
  if (!calm.matches) toast.querySelector('.go')?.setAttribute('stroke-dashoffset', String(100 - Math.min(100, left / TOTAL * 100)))
}

function countClaim(element) {
  if (!element.dataset.endsAt) element.dataset.endsAt = String(performance.now() + Number(element.dataset.countsTo) * 1000)
  const left = Math.max(0, Math.round((Number(element.dataset.endsAt) - performance.now()) / 1000))
  element.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
}

function pulse() {
  document.querySelectorAll('.toast[data-left]').forEach(toast => { begin(toast); show(toast) })
  document.querySelectorAll('[data-counts-to]').forEach(countClaim)
}

setInterval(pulse, 200)
pulse()

// what was revealed is hidden again
const shown = document.querySelector('[data-hide-after]')
if (shown) setTimeout(() => location.replace(shown.dataset.hideTo), Number(shown.dataset.hideAfter) * 1000)
