// The patches of a page on a map without tiles: outlines from our own address, a click leads into a patch.

const place = document.querySelector('[data-shapes]')

async function draw(map) {
  const answer = await fetch(place.dataset.shapes, {headers: {accept: 'application/json'}})
  if (!answer.ok) return
  const shapes = await answer.json()
  const style = getComputedStyle(document.documentElement)
  const drawn = shapes.flatMap(shape => shape.rings.map(ring => window.L.polygon(ring.map(([x, y]) => [y, x]), {color: style.getPropertyValue('--accent').trim(), weight: 1, fillOpacity: 0.12})
    .bindTooltip(document.createTextNode(shape.name).textContent.replace(/[<>&]/g, ''), {sticky: true})
    .on('click', () => location.assign('/console/admin/grids?at=' + encodeURIComponent(shape.code)))))
  if (!drawn.length) {
    place.hidden = true
    return
  }
  map.fitBounds(window.L.featureGroup(drawn).addTo(map).getBounds())
}

if (place && window.L) draw(window.L.map(place, {attributionControl: false, zoomAnimation: false, fadeAnimation: false, scrollWheelZoom: false}))
