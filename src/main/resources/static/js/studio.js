// The studio's charts and its promise slider: figures from a JSON address, colours from the design's tokens. Rows are chosen all at once.

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const percent = share => (100 * share).toFixed(1)

function frame(plot) {
  const text = {color: token('--ink-3'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12}
  const axis = {axisLine: {lineStyle: {color: token('--line-2')}}, splitLine: {lineStyle: {color: token('--line')}}, nameTextStyle: text}
  return {
    animation: false,
    aria: {enabled: true},
    textStyle: text,
    grid: {left: 8, right: 24, top: 28, bottom: 24, containLabel: true},
    tooltip: {trigger: 'axis', renderMode: 'richText', valueFormatter: share => percent(share) + '%'},
    xAxis: {type: 'value', name: plot.dataset.x, nameLocation: 'middle', nameGap: 28, axisLabel: {...text, formatter: share => Math.round(100 * share) + '%'}, ...axis},
    yAxis: {type: 'value', name: plot.dataset.y, min: 0, max: 1, axisLabel: {...text, formatter: share => Math.round(100 * share) + '%'}, ...axis, nameTextStyle: {...text, align: 'left'}},
  }
}

function promises(plot, data) {
  const line = (key, style, more) => ({type: 'line', showSymbol: false, data: data.promises.map(p => [p.precision, p[key]]), lineStyle: style, ...more})
  const band = {color: token('--accent'), opacity: .12}
  return {
    ...frame(plot),
    xAxis: {...frame(plot).xAxis, min: .8, max: 1, interval: .05},
    series: [
      line('estimated', {color: token('--accent'), width: 2}, {color: token('--accent'), areaStyle: band,
        markLine: {symbol: 'none', silent: true, label: {show: false}, lineStyle: {color: token('--ink-3')}, data: [{xAxis: Number(slider?.value ?? 90) / 100}]}}),
      line('certain', {color: token('--accent'), width: 1, type: 'dotted'}, {color: token('--accent')}),
      line('rival', {color: token('--ink-3'), width: 1.5, type: 'dashed'}, {color: token('--ink-3')}),
    ],
  }
}

function bins(plot, data) {
  const ranges = data.bins.map(b => [[b.said, b.right.low], [b.said, b.right.high]])
  return {
    ...frame(plot),
    xAxis: {...frame(plot).xAxis, min: 0, max: 1},
    series: [
      {type: 'line', showSymbol: false, silent: true, data: [[0, 0], [1, 1]], lineStyle: {color: token('--ink-3'), type: 'dashed', width: 1}},
      {type: 'line', data: data.bins.map(b => [b.said, b.right.share]), color: token('--accent'), symbolSize: 7, lineStyle: {width: 2}},
      ...ranges.map(range => ({type: 'line', showSymbol: false, silent: true, tooltip: {show: false}, data: range, lineStyle: {color: token('--ink-2'), width: 2}})),
    ],
  }
}

const kinds = {promises, bins}
const slider = document.getElementById('promise')
const sentence = document.getElementById('sentence')
const drawn = []

function tell(data) {
  if (!slider || !sentence) return
  const wanted = Number(slider.value) / 100
  const at = data.promises.reduce((best, p) => Math.abs(p.precision - wanted) < Math.abs(best.precision - wanted) ? p : best)
  document.getElementById('promised').textContent = percent(wanted) + '%'
  sentence.textContent = sentence.dataset.says.replace('{p}', percent(wanted)).replace('{a}', percent(at.estimated)).replace('{c}', percent(at.certain)).replace('{r}', percent(at.rival))
  slider.setAttribute('aria-valuetext', sentence.textContent)
}

async function start() {
  const plots = [...document.querySelectorAll('[data-curve]')]
  if (!plots.length || !window.echarts) return
  const answer = await fetch(plots[0].dataset.src, {headers: {accept: 'application/json'}})
  if (!answer.ok) return
  const data = await answer.json()
  plots.forEach(plot => drawn.push({plot, chart: window.echarts.init(plot, null, {renderer: 'canvas'})}))
  const draw = () => drawn.forEach(({plot, chart}) => chart.setOption(kinds[plot.dataset.curve](plot, data), true))
  draw()
  tell(data)
  slider?.addEventListener('input', () => { tell(data); draw() })
  addEventListener('resize', () => drawn.forEach(({chart}) => chart.resize()))
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
}

document.addEventListener('change', event => {
  if (event.target.matches?.('[data-all]')) {
    event.target.closest('table').querySelectorAll('input[name=ids]').forEach(box => { box.checked = event.target.checked })
  }
})

start()
