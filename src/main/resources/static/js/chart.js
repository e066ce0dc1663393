// The chart of arrivals: data from a JSON address, colours from the design's tokens; its table stands beside it.

const plot = document.querySelector('[data-chart]')
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

function draw(chart, data) {
  const line = token('--line')
  const text = {color: token('--ink-3'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12}
  chart.setOption({
    animation: false,
    aria: {enabled: true},
    textStyle: text,
    color: ['--c1', '--c2', '--c3', '--c4'].map(token),
    grid: {left: 8, right: 8, top: 12, bottom: 4, containLabel: true},
    tooltip: {trigger: 'axis', renderMode: 'richText', axisPointer: {type: 'shadow'}},
    xAxis: {type: 'category', data: data.hours, axisLine: {lineStyle: {color: token('--line-2')}}, axisTick: {show: false}, axisLabel: text},
    yAxis: {type: 'value', minInterval: 1, splitLine: {lineStyle: {color: line}}, axisLabel: text},
    series: data.series.map(s => ({name: s.name, type: 'bar', stack: 'all', data: s.values, barCategoryGap: '18%'})),
  }, true)
}

async function load(chart) {
  const answer = await fetch(plot.dataset.chart, {headers: {accept: 'application/json'}})
  if (answer.ok) draw(chart, await answer.json())
}

if (plot && window.echarts) {
  const chart = window.echarts.init(plot, null, {renderer: 'canvas'})
  load(chart)
  addEventListener('resize', () => chart.resize())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => load(chart))
  setInterval(() => load(chart), 60000)
}
