// Usage: node twilio.js SERVICE PUBLIC ACCOUNT TOKEN NUMBER SIGNED. The npm library "twilio" signs what our door must take, checks what we sign, and uses the simulated interface.
const assert = require('node:assert/strict');
const twilio = require('twilio');

const [, , service, published, account, token, number, signed] = process.argv;
const door = '/channels/twilio/sms';

/** Sends the library's requests to the simulated provider; nothing else about them is changed. */
class Elsewhere extends twilio.RequestClient {
  request(options) {
    return super.request({...options, uri: options.uri.replace('https://api.twilio.com', service + '/simulator/twilio')});
  }
}

function message(words, more = {}) {
  const sid = 'SM' + [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
  return {AccountSid: account, ApiVersion: '2010-04-01', Body: words, From: '+8613700137000', To: number, MessageSid: sid, NumMedia: '0', FromCity: '', ...more};
}

function knock(fields, signature) {
  return fetch(service + door, {method: 'POST', headers: {'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8', 'X-Twilio-Signature': signature},
    body: new URLSearchParams(fields).toString()});
}

async function walk() {
  const ours = JSON.parse(signed);
  assert.ok(twilio.validateRequest(token, ours.signature, ours.url, ours.fields), 'what we sign is genuine for the library');
  assert.ok(!twilio.validateRequest(token, ours.signature, ours.url, {...ours.fields, Body: 'x'}), 'and what we did not sign is not');

  const fields = message('柳荫里小区7号楼门口的路灯坏了 & <b> 😀 100%');
  const taken = await knock(fields, twilio.validateRequest && require('twilio/lib/webhooks/webhooks').getExpectedTwilioSignature(token, published + door, fields));
  assert.equal(taken.status, 200);
  const reply = await taken.text();
  assert.match(reply, /<Response><Message [^>]*statusCallback="[^"]+key=[^"]+"/);
  assert.match(reply, /\d{4} \d{4} \d{4}/, 'the number of the case');
  assert.equal((await knock({...fields, Body: 'x'}, 'AAAA')).status, 403);

  const client = twilio(account, token, {httpClient: new Elsewhere()});
  const sent = [];
  for (let n = 0; n < 7; n++) {
    sent.push(await client.messages.create({to: '+8613700137001', from: number, body: '第' + n + '条 '.repeat(40)}));
  }
  assert.ok(sent.every(one => /^SM[0-9a-f]{32}$/.test(one.sid) && one.status === 'queued' && Number(one.numSegments) === 2));
  const listed = await client.messages.list({to: '+8613700137001', pageSize: 3});
  assert.deepEqual(listed.map(one => one.sid), sent.map(one => one.sid).reverse(), 'page by page, the newest first');
  assert.ok(listed[0].dateCreated instanceof Date && listed[0].direction === 'outbound-api');
  assert.equal((await client.messages(sent[3].sid).fetch()).body, sent[3].body);
  await assert.rejects(client.messages('SM' + '0'.repeat(32)).fetch(), problem => problem.status === 404 && problem.code === 20404);
  await assert.rejects(client.messages.create({to: 'nobody', from: number, body: 'x'}), problem => problem.code === 21211);
  await assert.rejects(twilio(account, 'wrong', {httpClient: new Elsewhere()}).messages.list({limit: 1}), problem => problem.code === 20003);
}

walk().then(() => console.log('everything was answered'), problem => {
  console.error(problem);
  process.exit(1);
});
