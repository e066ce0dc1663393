// Usage: node wechat.js DOOR TOKEN AES_KEY APP_ID. Plays WeChat with the npm package "wechat-crypto": checks the door, sends every kind of message twice, opens the replies; ends with 1 when one is not as it expects.
const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const WXBizMsgCrypt = require('wechat-crypto');

const [, , door, token, aesKey, appId] = process.argv;
const box = new WXBizMsgCrypt(token, aesKey, appId);
const openid = 'oPeer' + crypto.randomBytes(8).toString('hex');
const data = words => `<![CDATA[${words}]]>`;
const plainSignature = (...parts) => crypto.createHash('sha1').update([token, ...parts].sort().join('')).digest('hex');
let replies = 0;

function element(document, name) {
  const start = document.indexOf(`<${name}>`) + name.length + 2;
  return document.slice(start, document.indexOf(`</${name}>`)).replace('<![CDATA[', '').replace(']]>', '');
}

function query(nonce, more) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return new URLSearchParams({signature: plainSignature(timestamp, nonce), timestamp, nonce, ...more(timestamp)});
}

async function check() {
  const right = await fetch(door + '?' + query('11', () => ({echostr: '6389513284178420132'})));
  assert.equal(await right.text(), '6389513284178420132');
  const wrong = await fetch(door + '?' + query('11', () => ({echostr: '1', signature: '0'.repeat(40)})));
  assert.equal(wrong.status, 403);
}

function document(type, elements, id) {
  return `<xml><ToUserName>${data('gh_peer')}</ToUserName><FromUserName>${data(openid)}</FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType>${data(type)}</MsgType>${elements}${id ? `<MsgId>${id}</MsgId>` : ''}</xml>`;
}

async function post(xml) {
  const nonce = String(crypto.randomInt(1e9));
  const encrypted = box.encrypt(xml);
  const signed = query(nonce, timestamp => ({openid, encrypt_type: 'aes', msg_signature: box.getSignature(timestamp, nonce, encrypted)}));
  const answer = await fetch(door + '?' + signed, {method: 'POST', headers: {'Content-Type': 'text/xml'}, body: `<xml><ToUserName>${data('gh_peer')}</ToUserName><Encrypt>${data(encrypted)}</Encrypt></xml>`});
  assert.equal(answer.status, 200);
  opened(await answer.text());
}

function opened(body) {
  if (body === '' || body === 'success') return;
  const encrypted = element(body, 'Encrypt');
  assert.equal(box.getSignature(element(body, 'TimeStamp'), element(body, 'Nonce'), encrypted), element(body, 'MsgSignature'));
  const inner = box.decrypt(encrypted);
  assert.equal(inner.id, appId);
  assert.equal(element(inner.message, 'ToUserName'), openid);
  assert.ok(element(inner.message, 'Content').length > 0);
  replies++;
}

async function walk() {
  await check();
  const event = (name, key) => document('event', `<Event>${data(name)}</Event><EventKey>${data(key)}</EventKey>`);
  await post(event('subscribe', 'qrscene_street_015'));
  const id = BigInt(Date.now()) * 1000n;
  const lamp = document('text', `<Content>${data('柳荫里小区3号楼门口的路灯坏了')}</Content>`, id);
  await post(lamp);
  await post(lamp);
  await post(document('image', `<PicUrl>${data('http://mmbiz.qpic.cn/p')}</PicUrl><MediaId>${data('M1')}</MediaId>`, id + 1n));
  await post(document('location', `<Location_X>28.109</Location_X><Location_Y>113.031</Location_Y><Scale>16</Scale><Label>${data('柳荫里')}</Label>`, id + 2n));
  await post(event('CLICK', 'MY_CASES'));
  await post(event('unsubscribe', ''));
  assert.ok(replies > 0, 'at least one answer came back in a response');
  console.log(`every message was understood, ${replies} replies were opened`);
}

walk().catch(problem => {
  console.error(problem);
  process.exit(1);
});
