// Puts the chat on somebody else's page: <script src="https://HOST/js/widget.js" data-lang="zh" async></script>
// The site has to be among huiying.chat.frame-ancestors. Nothing of the page is read, and only the frame's own origin is listened to.
(() => {
  const script = document.currentScript
  const home = new URL(script.src).origin
  const english = (script.dataset.lang ?? document.documentElement.lang ?? 'zh').startsWith('en')
  const words = english ? {open: 'Tell 12345', close: 'Close the chat', title: 'Chat with 12345', unread: 'unread'} : {open: '找12345说', close: '收起对话', title: '12345 网页对话', unread: '条未读'}
  const small = matchMedia('(max-width: 30rem)')
  let frame
  let open = false

  function style(element, rules) {
    for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value, 'important')
  }

  const box = document.createElement('div')
  const button = document.createElement('button')
  button.type = 'button'
  button.lang = english ? 'en' : 'zh-CN'
  button.textContent = words.open
  button.setAttribute('aria-expanded', 'false')
  style(button, {position: 'fixed', right: '16px', bottom: '16px', 'z-index': '2147483000', 'min-height': '48px', padding: '0 20px', border: '2px solid #fff', 'border-radius': '24px',
    background: '#0b6b62', color: '#fff', font: '600 16px/1.2 system-ui, sans-serif', cursor: 'pointer', 'box-shadow': '0 2px 8px rgb(0 0 0 / .35)'})
  box.append(button)

  function layout() {
    if (!frame) return
    style(frame, {position: 'fixed', 'z-index': '2147483001', border: '0', background: '#fff', 'color-scheme': 'light dark', display: open ? 'block' : 'none', ...(small.matches
      ? {inset: '0', width: '100%', height: '100%', 'border-radius': '0'}
      : {right: '16px', bottom: '16px', width: '400px', height: 'min(640px, calc(100vh - 32px))', 'border-radius': '12px', 'box-shadow': '0 4px 24px rgb(0 0 0 / .35)'})})
    style(button, {display: open ? 'none' : 'inline-block'})
    button.setAttribute('aria-expanded', String(open))
  }

  function show(now) {
    open = now
    if (open && !frame) {
      frame = document.createElement('iframe')
      frame.title = words.title
      frame.allow = `geolocation ${home}`
      frame.src = `${home}/chat/frame?lang=${english ? 'en' : 'zh'}`
      box.append(frame)
    }
    layout()
    if (open) frame.focus()
    else button.focus()
  }

  button.addEventListener('click', () => show(true))
  small.addEventListener('change', layout)
  addEventListener('message', event => {
    if (event.origin !== home || event.source !== frame?.contentWindow) return
    if (event.data?.huiying === 'close') show(false)
    if (event.data?.huiying === 'unread') button.textContent = event.data.count && !open ? `${words.open} (${event.data.count} ${words.unread})` : words.open
  })
  const put = () => document.body.append(box)
  if (document.body) put()
  else addEventListener('DOMContentLoaded', put)
})()
